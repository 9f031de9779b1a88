#include "version.h"
#include <unicode/uenum.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "CICU.h"

CICUTransform *cicu_transform_open(const uint16_t *id, int32_t idLength, bool reverse, const uint16_t *rules, int32_t rulesLength,
    int32_t *errorLine, int32_t *errorOffset, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError place = {0};
  UTransliterator *transform = utrans_openU((const UChar *)id, idLength, reverse ? UTRANS_REVERSE : UTRANS_FORWARD,
      (const UChar *)rules, rules ? rulesLength : 0, &place, &status);
  *errorLine = place.line;
  *errorOffset = place.offset;
  *error = status;
  return (CICUTransform *)transform;
}

void cicu_transform_close(CICUTransform *transform) { utrans_close((UTransliterator *)transform); }

int32_t cicu_transform_apply(const CICUTransform *transform, uint16_t *text, int32_t length, int32_t capacity, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t limit = length;
  utrans_transUChars((const UTransliterator *)transform, (UChar *)text, &length, capacity, 0, &limit, &status);
  *error = status == U_STRING_NOT_TERMINATED_WARNING ? U_ZERO_ERROR : status;
  return length;
}

int32_t cicu_transform_available(int32_t index, uint16_t *destination, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration *ids = utrans_openIDs(&status);
  const UChar *id = NULL;
  int32_t length = -1;
  for (int32_t i = 0; U_SUCCESS(status) && i <= index; i++) {
    id = uenum_unext(ids, &length, &status);
    if (id == NULL) break;
  }
  if (U_FAILURE(status) || id == NULL || length > capacity) length = -1;
  if (length > 0) u_memcpy((UChar *)destination, id, length);
  uenum_close(ids);
  return length;
}
