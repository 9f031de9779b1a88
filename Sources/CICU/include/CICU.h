// Stable C names over the system ICU, with opaque handles only.
//
// ICU renames its functions for each version (ubrk_open_72) and its headers clash with those of Foundation, so no ICU header is
// visible here. Every function that can fail takes `int32_t *error`, an ICU UErrorCode: 0 or below is success. Offsets are in the
// units that the name says (utf8, utf16). No function keeps a pointer to a caller's text unless its comment says so.

#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct CICUBreakIterator CICUBreakIterator;
typedef struct CICUTransform CICUTransform;
typedef struct CICUNormalizer CICUNormalizer;
typedef struct CICUNormalization CICUNormalization;
typedef struct CICUSpoofChecker CICUSpoofChecker;
typedef struct CICUCollator CICUCollator;
typedef struct CICULocaleNames CICULocaleNames;

// ---- Library

const char *cicu_error_name(int32_t error);
void cicu_version(uint8_t version[4]);
void cicu_unicode_version(uint8_t version[4]);

// ---- Text

/// UTF-16 units written to `destination`, which must hold `length` units (UTF-16 is never longer than UTF-8 in units). Invalid UTF-8 is
/// an error (10, U_INVALID_CHAR_FOUND).
int32_t cicu_utf16_from_utf8(uint16_t *destination, int32_t capacity, const uint8_t *source, int32_t length, int32_t *error);
/// As `cicu_utf16_from_utf8`, with the UTF-8 offset of the character of each unit, and of the end: `units` must hold `length`, `offsets`
/// `length + 1`.
int32_t cicu_index_utf8(uint16_t *units, int32_t *offsets, const uint8_t *source, int32_t length, int32_t *error);
/// Bytes written to `destination`, which must hold `3 * length` bytes.
int32_t cicu_utf8_from_utf16(uint8_t *destination, int32_t capacity, const uint16_t *source, int32_t length, int32_t *error);

// ---- Break iterators

/// One segment of a text: where it ends, in UTF-8 bytes, and the status of the rule that matched it.
typedef struct {
  int32_t end;
  int32_t status;
} CICUSegment;

/// `kind`: 0 grapheme, 1 word, 2 line, 3 sentence.
CICUBreakIterator *cicu_break_open(int32_t kind, const char *locale, int32_t *error);
CICUBreakIterator *cicu_break_open_rules(
    const uint16_t *rules, int32_t length, int32_t *errorLine, int32_t *errorOffset, int32_t *error);
/// `rules` are read where they lie, by the iterator and its clones, until the last of them is closed.
CICUBreakIterator *cicu_break_open_compiled(const uint8_t *rules, int32_t length, int32_t *error);
/// The compiled rules of an iterator, their length; only that without room for them (`rules` NULL, `capacity` 0).
int32_t cicu_break_compiled(CICUBreakIterator *iterator, uint8_t *rules, int32_t capacity, int32_t *error);
CICUBreakIterator *cicu_break_clone(const CICUBreakIterator *iterator, int32_t *error);
void cicu_break_close(CICUBreakIterator *iterator);
/// Keeps `text` until the next call or `cicu_break_close`.
void cicu_break_set_text(CICUBreakIterator *iterator, const uint16_t *text, int32_t length, int32_t *error);
int32_t cicu_break_next(CICUBreakIterator *iterator);
int32_t cicu_break_status(CICUBreakIterator *iterator);
/// The next segments, up to `capacity`; fewer at the end of the text. `offsets` as from `cicu_index_utf8`.
int32_t cicu_break_segments(CICUBreakIterator *iterator, const int32_t *offsets, CICUSegment *segments, int32_t capacity);

// ---- Transforms

/// `rules` null: the transform of ICU with this id; else `id` is only a name.
CICUTransform *cicu_transform_open(const uint16_t *id, int32_t idLength, bool reverse, const uint16_t *rules, int32_t rulesLength,
    int32_t *errorLine, int32_t *errorOffset, int32_t *error);
void cicu_transform_close(CICUTransform *transform);
/// Transforms `text` (`length` units in a buffer of `capacity`) in place; the new length. Error 15 (U_BUFFER_OVERFLOW_ERROR) when
/// the buffer is too small: the text is then undefined and the result is the capacity wanted.
int32_t cicu_transform_apply(const CICUTransform *transform, uint16_t *text, int32_t length, int32_t capacity, int32_t *error);
/// The id of the available transform `index`, or null past the last; valid until the next call.
int32_t cicu_transform_available(int32_t index, uint16_t *destination, int32_t capacity);

// ---- Normalization

/// `form`: 0 NFC, 1 NFD, 2 NFKC, 3 NFKD, 4 NFKC with case folding. The result is shared, immutable and never closed.
const CICUNormalizer *cicu_normalizer(int32_t form, int32_t *error);
bool cicu_normalizer_is_normalized_utf8(const CICUNormalizer *normalizer, const uint8_t *text, int32_t length, int32_t *error);
/// 0 no, 1 yes, 2 maybe.
int32_t cicu_normalizer_quick_check(const CICUNormalizer *normalizer, const uint16_t *text, int32_t length, int32_t *error);
/// The length, in UTF-16 units, of the longest prefix that is surely normalized.
int32_t cicu_normalizer_span(const CICUNormalizer *normalizer, const uint16_t *text, int32_t length, int32_t *error);

typedef struct {
  int32_t sourceStart;
  int32_t sourceLength;
  int32_t destinationStart;
  int32_t destinationLength;
} CICUEdit;

/// Normalized text with its changes, in UTF-8 bytes; null on error. Close it with `cicu_normalization_close`.
CICUNormalization *cicu_normalize_utf8(const CICUNormalizer *normalizer, const uint8_t *text, int32_t length, int32_t *error);
const uint8_t *cicu_normalization_text(const CICUNormalization *normalization, int32_t *length);
const CICUEdit *cicu_normalization_edits(const CICUNormalization *normalization, int32_t *count);
void cicu_normalization_close(CICUNormalization *normalization);

// ---- Character properties

/// Four ASCII letters of the ISO 15924 code, with a final NUL, to `code`.
void cicu_script(uint32_t scalar, char code[5]);
/// The codes of the Script_Extensions of `scalar`, each as in `cicu_script`; how many there are.
int32_t cicu_script_extensions(uint32_t scalar, char (*codes)[5], int32_t capacity);
bool cicu_has_script(uint32_t scalar, const char *code);
/// The two letters of General_Category (Lu, Mn, …), with a final NUL.
void cicu_general_category(uint32_t scalar, char code[3]);
/// 0–9, or -1.
int32_t cicu_digit_value(uint32_t scalar);
int32_t cicu_combining_class(uint32_t scalar);
/// Value of the enumerated or binary property named `property` ("Indic_Syllabic_Category", "Alphabetic"); its short name to `name`.
bool cicu_property(uint32_t scalar, const char *property, char *name, int32_t capacity);
bool cicu_has_binary_property(uint32_t scalar, const char *property);
/// The same in numbers, for many characters: of a property by name, of one of its values by name (both -1 for an unknown name), and a character's value.
int32_t cicu_property_number(const char *property);
int32_t cicu_property_value_number(int32_t property, const char *value);
int32_t cicu_property_value(uint32_t scalar, int32_t property);
int32_t cicu_character_name(uint32_t scalar, char *name, int32_t capacity);
uint32_t cicu_simple_lowercase(uint32_t scalar);

// ---- Spoof checker (UTS #39)

CICUSpoofChecker *cicu_spoof_open(int32_t *error);
void cicu_spoof_close(CICUSpoofChecker *checker);
/// Bytes of the skeleton written to `destination`; error 15 with the size wanted when it is too small.
int32_t cicu_spoof_skeleton(
    const CICUSpoofChecker *checker, const uint8_t *text, int32_t length, uint8_t *destination, int32_t capacity, int32_t *error);
/// 0 ASCII, 1 single script, 2 highly restrictive, 3 moderately restrictive, 4 minimally restrictive, 5 unrestricted.
int32_t cicu_spoof_restriction_level(const CICUSpoofChecker *checker, const uint8_t *text, int32_t length, int32_t *error);

// ---- Collation

CICUCollator *cicu_collator_open(const char *locale, int32_t *error);
void cicu_collator_close(CICUCollator *collator);
/// 0 primary, 1 secondary, 2 tertiary, 3 quaternary, 15 identical.
void cicu_collator_set_strength(CICUCollator *collator, int32_t strength);
/// -1, 0 or 1.
int32_t cicu_collator_compare(const CICUCollator *collator, const uint8_t *first, int32_t firstLength, const uint8_t *second,
    int32_t secondLength, int32_t *error);

// ---- Locale data

CICULocaleNames *cicu_names_open(const char *locale, int32_t *error);
void cicu_names_close(CICULocaleNames *names);
/// `kind`: 0 locale or language, 1 region, 2 script, 3 currency, 4 exemplar city of a time zone id. Bytes of UTF-8 written, or 0 when ICU has no
/// name of its own in the locale.
int32_t cicu_names_display(
    const CICULocaleNames *names, int32_t kind, const char *code, uint8_t *destination, int32_t capacity, int32_t *error);
/// Code `index` of `kind` as above, with a final NUL; false past the last.
bool cicu_code(int32_t kind, int32_t index, char *destination, int32_t capacity);

#ifdef __cplusplus
}
#endif

#endif
