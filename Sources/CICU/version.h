// Included first by every file: the oldest ICU that these shims are written for (Ubuntu 22.04 has 70).
#ifndef CICU_VERSION_H
#define CICU_VERSION_H
#include <unicode/uversion.h>
#if U_ICU_VERSION_MAJOR_NUM < 70
#error "Dubash needs ICU 70 or newer (package libicu-dev)"
#endif
#endif
