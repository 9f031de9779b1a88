// Carries the pkg-config flags of the system libxml2; its headers stay out of Swift, as those of ICU (docs/decisions/0001-icu-shims.md).
