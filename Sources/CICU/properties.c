#include "version.h"
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "CICU.h"

static void copyShortName(const char *name, char *destination, int32_t capacity) {
  strncpy(destination, name ? name : "", (size_t)capacity - 1);
  destination[capacity - 1] = 0;
}

const char *cicu_error_name(int32_t error) { return u_errorName((UErrorCode)error); }

void cicu_version(uint8_t version[4]) { u_getVersion(version); }

void cicu_unicode_version(uint8_t version[4]) { u_getUnicodeVersion(version); }

void cicu_script(uint32_t scalar, char code[5]) {
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript((UChar32)scalar, &status);
  copyShortName(U_SUCCESS(status) ? uscript_getShortName(script) : "Zzzz", code, 5);
}

int32_t cicu_script_extensions(uint32_t scalar, char (*codes)[5], int32_t capacity) {
  UScriptCode scripts[64];
  UErrorCode status = U_ZERO_ERROR;
  int32_t count = uscript_getScriptExtensions((UChar32)scalar, scripts, 64, &status);
  if (U_FAILURE(status)) return 0;
  if (count > capacity) count = capacity;
  for (int32_t i = 0; i < count; i++) copyShortName(uscript_getShortName(scripts[i]), codes[i], 5);
  return count;
}

bool cicu_has_script(uint32_t scalar, const char *code) {
  int32_t script = u_getPropertyValueEnum(UCHAR_SCRIPT, code);
  return script >= 0 && uscript_hasScript((UChar32)scalar, (UScriptCode)script);
}

void cicu_general_category(uint32_t scalar, char code[3]) {
  copyShortName(u_getPropertyValueName(UCHAR_GENERAL_CATEGORY, u_charType((UChar32)scalar), U_SHORT_PROPERTY_NAME), code, 3);
}

int32_t cicu_digit_value(uint32_t scalar) { return u_charDigitValue((UChar32)scalar); }

int32_t cicu_combining_class(uint32_t scalar) { return u_getCombiningClass((UChar32)scalar); }

bool cicu_property(uint32_t scalar, const char *property, char *name, int32_t capacity) {
  UProperty which = u_getPropertyEnum(property);
  if (which == UCHAR_INVALID_CODE) return false;
  int32_t value = u_getIntPropertyValue((UChar32)scalar, which);
  const char *found = u_getPropertyValueName(which, value, U_LONG_PROPERTY_NAME);
  copyShortName(found, name, capacity);
  return found != NULL;
}

int32_t cicu_property_number(const char *property) { return (int32_t)u_getPropertyEnum(property); }

int32_t cicu_property_value_number(int32_t property, const char *value) {
  return u_getPropertyValueEnum((UProperty)property, value);
}

int32_t cicu_property_value(uint32_t scalar, int32_t property) { return u_getIntPropertyValue((UChar32)scalar, (UProperty)property); }

bool cicu_has_binary_property(uint32_t scalar, const char *property) {
  UProperty which = u_getPropertyEnum(property);
  return which != UCHAR_INVALID_CODE && which < UCHAR_BINARY_LIMIT && u_hasBinaryProperty((UChar32)scalar, which);
}

int32_t cicu_character_name(uint32_t scalar, char *name, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = u_charName((UChar32)scalar, U_EXTENDED_CHAR_NAME, name, capacity, &status);
  return U_FAILURE(status) ? 0 : length;
}

uint32_t cicu_simple_lowercase(uint32_t scalar) { return (uint32_t)u_tolower((UChar32)scalar); }
