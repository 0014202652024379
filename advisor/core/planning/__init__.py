"""Planning: work and means in, a dated plan out; knows nothing of rules or catalogue."""
