// Carries the pkg-config flags of the system ICU; its headers stay out of Swift (docs/decisions/0001-icu-shims.md).
