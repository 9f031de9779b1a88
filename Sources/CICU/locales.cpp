#include "version.h"
#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/tznames.h>
#include <unicode/uchar.h>
#include <unicode/ucal.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <cstring>
#include <memory>
#include <string>

#include "CICU.h"

struct CICULocaleNames {
  icu::Locale locale;
  std::unique_ptr<icu::LocaleDisplayNames> names;
  std::unique_ptr<icu::TimeZoneNames> zones;
};

extern "C" {

CICULocaleNames *cicu_names_open(const char *locale, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  UDisplayContext contexts[] = {UDISPCTX_NO_SUBSTITUTE, UDISPCTX_CAPITALIZATION_NONE};
  auto result = std::make_unique<CICULocaleNames>();
  result->locale = icu::Locale(locale);
  result->names.reset(icu::LocaleDisplayNames::createInstance(result->locale, contexts, 2));
  result->zones.reset(icu::TimeZoneNames::createInstance(result->locale, status));
  *error = status;
  return U_SUCCESS(status) && result->names ? result.release() : nullptr;
}

void cicu_names_close(CICULocaleNames *names) { delete names; }

int32_t cicu_names_display(
    const CICULocaleNames *names, int32_t kind, const char *code, uint8_t *destination, int32_t capacity, int32_t *error) {
  icu::UnicodeString name;
  UErrorCode status = U_ZERO_ERROR;
  switch (kind) {
  case 0: names->names->localeDisplayName(code, name); break;
  case 1: names->names->regionDisplayName(code, name); break;
  case 2: names->names->scriptDisplayName(code, name); break;
  case 3: {
    icu::UnicodeString id = icu::UnicodeString::fromUTF8(code);
    int32_t length = 0;
    const UChar *found = ucurr_getName(id.getTerminatedBuffer(), names->locale.getName(), UCURR_LONG_NAME, nullptr, &length, &status);
    if (U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING) name.setTo(found, length);
    break;
  }
  case 4: names->zones->getExemplarLocationName(icu::UnicodeString::fromUTF8(code), name); break;
  default: status = U_ILLEGAL_ARGUMENT_ERROR;
  }
  *error = status;
  if (U_FAILURE(status) || name.isBogus()) return 0;
  std::string bytes;
  name.toUTF8String(bytes);
  if (static_cast<int32_t>(bytes.size()) > capacity) {
    *error = U_BUFFER_OVERFLOW_ERROR;
    return 0;
  }
  std::memcpy(destination, bytes.data(), bytes.size());
  return static_cast<int32_t>(bytes.size());
}

bool cicu_code(int32_t kind, int32_t index, char *destination, int32_t capacity) {
  const char *code = nullptr;
  std::string held;
  UErrorCode status = U_ZERO_ERROR;
  if (index < 0) return false;
  if (kind == 0 || kind == 1) {
    const char *const *codes = kind == 0 ? uloc_getISOLanguages() : uloc_getISOCountries();
    int32_t i = 0;
    while (i < index && codes[i]) i++;
    code = codes[i];
  } else if (kind == 2) {
    if (index <= u_getIntPropertyMaxValue(UCHAR_SCRIPT)) code = uscript_getShortName(static_cast<UScriptCode>(index));
  } else if (kind == 3 || kind == 4) {
    UEnumeration *codes = kind == 3
        ? ucurr_openISOCurrencies(UCURR_ALL, &status)
        : ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, &status);
    for (int32_t i = 0; U_SUCCESS(status) && i <= index; i++) {
      code = uenum_next(codes, nullptr, &status);
      if (!code) break;
    }
    if (code) held = code;
    uenum_close(codes);
    if (code) code = held.c_str();
  }
  if (!code || static_cast<int32_t>(std::strlen(code)) >= capacity) return false;
  std::strcpy(destination, code);
  return true;
}

}  // extern "C"
