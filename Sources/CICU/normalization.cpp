#include "version.h"
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/unorm2.h>

#include <string>
#include <vector>

#include "CICU.h"

struct CICUNormalization {
  std::string text;
  std::vector<CICUEdit> edits;
};

static const icu::Normalizer2 *cpp(const CICUNormalizer *normalizer) {
  return reinterpret_cast<const icu::Normalizer2 *>(normalizer);
}

extern "C" {

const CICUNormalizer *cicu_normalizer(int32_t form, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *normalizer = nullptr;
  switch (form) {
  case 0: normalizer = icu::Normalizer2::getNFCInstance(status); break;
  case 1: normalizer = icu::Normalizer2::getNFDInstance(status); break;
  case 2: normalizer = icu::Normalizer2::getNFKCInstance(status); break;
  case 3: normalizer = icu::Normalizer2::getNFKDInstance(status); break;
  case 4: normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status); break;
  default: status = U_ILLEGAL_ARGUMENT_ERROR;
  }
  *error = status;
  return reinterpret_cast<const CICUNormalizer *>(normalizer);
}

bool cicu_normalizer_is_normalized_utf8(const CICUNormalizer *normalizer, const uint8_t *text, int32_t length, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  bool result = cpp(normalizer)->isNormalizedUTF8(icu::StringPiece(reinterpret_cast<const char *>(text), length), status);
  *error = status;
  return result;
}

int32_t cicu_normalizer_quick_check(const CICUNormalizer *normalizer, const uint16_t *text, int32_t length, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  UNormalizationCheckResult result = unorm2_quickCheck(reinterpret_cast<const UNormalizer2 *>(normalizer),
      reinterpret_cast<const UChar *>(text), length, &status);
  *error = status;
  return result == UNORM_YES ? 1 : result == UNORM_NO ? 0 : 2;
}

int32_t cicu_normalizer_span(const CICUNormalizer *normalizer, const uint16_t *text, int32_t length, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t span = unorm2_spanQuickCheckYes(reinterpret_cast<const UNormalizer2 *>(normalizer),
      reinterpret_cast<const UChar *>(text), length, &status);
  *error = status;
  return span;
}

CICUNormalization *cicu_normalize_utf8(const CICUNormalizer *normalizer, const uint8_t *text, int32_t length, int32_t *error) {
  UErrorCode status = U_ZERO_ERROR;
  CICUNormalization *result = new CICUNormalization;
  icu::Edits edits;
  {
    icu::StringByteSink<std::string> sink(&result->text, length);
    cpp(normalizer)->normalizeUTF8(0, icu::StringPiece(reinterpret_cast<const char *>(text), length), sink, &edits, status);
  }
  icu::Edits::Iterator iterator = edits.getFineChangesIterator();
  while (U_SUCCESS(status) && iterator.next(status)) {
    result->edits.push_back({iterator.sourceIndex(), iterator.oldLength(), iterator.destinationIndex(), iterator.newLength()});
  }
  *error = status;
  if (U_FAILURE(status)) {
    delete result;
    return nullptr;
  }
  return result;
}

const uint8_t *cicu_normalization_text(const CICUNormalization *normalization, int32_t *length) {
  *length = static_cast<int32_t>(normalization->text.size());
  return reinterpret_cast<const uint8_t *>(normalization->text.data());
}

const CICUEdit *cicu_normalization_edits(const CICUNormalization *normalization, int32_t *count) {
  *count = static_cast<int32_t>(normalization->edits.size());
  return normalization->edits.data();
}

void cicu_normalization_close(CICUNormalization *normalization) { delete normalization; }

}  // extern "C"
