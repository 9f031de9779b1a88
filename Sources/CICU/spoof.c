#include "version.h"
#include <unicode/ucol.h>
#include <unicode/uspoof.h>

#include "CICU.h"

CICUSpoofChecker *cicu_spoof_open(int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  USpoofChecker *checker = uspoof_open(&status);
  if (U_SUCCESS(status)) uspoof_setChecks(checker, USPOOF_ALL_CHECKS | USPOOF_AUX_INFO, &status);
  *error = status;
  return (CICUSpoofChecker *)checker;
}

void cicu_spoof_close(CICUSpoofChecker *checker) { uspoof_close((USpoofChecker *)checker); }

int32_t cicu_spoof_skeleton(
    const CICUSpoofChecker *checker, const uint8_t *text, int32_t length, uint8_t *destination, int32_t capacity, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t written = uspoof_getSkeletonUTF8(
      (const USpoofChecker *)checker, 0, (const char *)text, length, (char *)destination, capacity, &status);
  *error = status == U_STRING_NOT_TERMINATED_WARNING ? U_ZERO_ERROR : status;
  return written;
}

int32_t cicu_spoof_restriction_level(const CICUSpoofChecker *checker, const uint8_t *text, int32_t length, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  USpoofCheckResult *result = uspoof_openCheckResult(&status);
  uspoof_check2UTF8((const USpoofChecker *)checker, (const char *)text, length, result, &status);
  URestrictionLevel level = uspoof_getCheckResultRestrictionLevel(result, &status);
  uspoof_closeCheckResult(result);
  *error = status;
  switch (level) {
  case USPOOF_ASCII: return 0;
  case USPOOF_SINGLE_SCRIPT_RESTRICTIVE: return 1;
  case USPOOF_HIGHLY_RESTRICTIVE: return 2;
  case USPOOF_MODERATELY_RESTRICTIVE: return 3;
  case USPOOF_MINIMALLY_RESTRICTIVE: return 4;
  default: return 5;
  }
}

CICUCollator *cicu_collator_open(const char *locale, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open(locale, &status);
  *error = status;
  return (CICUCollator *)collator;
}

void cicu_collator_close(CICUCollator *collator) { ucol_close((UCollator *)collator); }

void cicu_collator_set_strength(CICUCollator *collator, int32_t strength) {
  ucol_setStrength((UCollator *)collator, (UCollationStrength)strength);
}

int32_t cicu_collator_compare(const CICUCollator *collator, const uint8_t *first, int32_t firstLength, const uint8_t *second,
    int32_t secondLength, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  UCollationResult result = ucol_strcollUTF8(
      (const UCollator *)collator, (const char *)first, firstLength, (const char *)second, secondLength, &status);
  *error = status;
  return result;
}
