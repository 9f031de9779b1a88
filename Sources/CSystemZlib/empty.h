// Carries the pkg-config flags of the system zlib; its headers stay out of Swift.
