#include "version.h"
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#include "CICU.h"

int32_t cicu_utf16_from_utf8(uint16_t *destination, int32_t capacity, const uint8_t *source, int32_t length, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t written = 0;
  u_strFromUTF8((UChar *)destination, capacity, &written, (const char *)source, length, &status);
  *error = status == U_STRING_NOT_TERMINATED_WARNING ? U_ZERO_ERROR : status;
  return written;
}

int32_t cicu_utf8_from_utf16(uint8_t *destination, int32_t capacity, const uint16_t *source, int32_t length, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t written = 0;
  u_strToUTF8((char *)destination, capacity, &written, (const UChar *)source, length, &status);
  *error = status == U_STRING_NOT_TERMINATED_WARNING ? U_ZERO_ERROR : status;
  return written;
}

CICUBreakIterator *cicu_break_open(int32_t kind, const char *locale, int32_t *error) {
  static const UBreakIteratorType kinds[] = {UBRK_CHARACTER, UBRK_WORD, UBRK_LINE, UBRK_SENTENCE};
  UErrorCode status = U_ZERO_ERROR;
  if (kind < 0 || kind > 3) {
    *error = U_ILLEGAL_ARGUMENT_ERROR;
    return NULL;
  }
  UBreakIterator *iterator = ubrk_open(kinds[kind], locale, NULL, 0, &status);
  *error = status;
  return (CICUBreakIterator *)iterator;
}

CICUBreakIterator *cicu_break_open_rules(
    const uint16_t *rules, int32_t length, int32_t *errorLine, int32_t *errorOffset, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError place = {0};
  UBreakIterator *iterator = ubrk_openRules((const UChar *)rules, length, NULL, 0, &place, &status);
  *errorLine = place.line;
  *errorOffset = place.offset;
  *error = status;
  return (CICUBreakIterator *)iterator;
}

CICUBreakIterator *cicu_break_open_compiled(const uint8_t *rules, int32_t length, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_openBinaryRules(rules, length, NULL, 0, &status);
  *error = status;
  return (CICUBreakIterator *)iterator;
}

int32_t cicu_break_compiled(CICUBreakIterator *iterator, uint8_t *rules, int32_t capacity, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = ubrk_getBinaryRules((UBreakIterator *)iterator, rules, capacity, &status);
  *error = status;
  return length;
}

CICUBreakIterator *cicu_break_clone(const CICUBreakIterator *iterator, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *clone = ubrk_clone((const UBreakIterator *)iterator, &status);
  *error = status;
  return (CICUBreakIterator *)clone;
}

void cicu_break_close(CICUBreakIterator *iterator) { ubrk_close((UBreakIterator *)iterator); }

void cicu_break_set_text(CICUBreakIterator *iterator, const uint16_t *text, int32_t length, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText((UBreakIterator *)iterator, (const UChar *)text, length, &status);
  *error = status;
}

int32_t cicu_break_next(CICUBreakIterator *iterator) { return ubrk_next((UBreakIterator *)iterator); }

int32_t cicu_break_status(CICUBreakIterator *iterator) { return ubrk_getRuleStatus((UBreakIterator *)iterator); }

int32_t cicu_break_segments(CICUBreakIterator *iterator, const int32_t *offsets, CICUSegment *segments, int32_t capacity) {
  UBreakIterator *breaks = (UBreakIterator *)iterator;
  int32_t count = 0;
  while (count < capacity) {
    int32_t to = ubrk_next(breaks);
    if (to == UBRK_DONE) break;
    segments[count].end = offsets[to];
    segments[count].status = ubrk_getRuleStatus(breaks);
    count++;
  }
  return count;
}
