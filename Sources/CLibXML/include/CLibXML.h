// The pull reader of the system libxml2 behind an opaque handle; no header of libxml2 is visible here.
//
// It reads UTF-8 from a callback, asks the network for nothing, loads no DTD and expands no entity. Bytes are handed to the parser up to one '>'
// at a time, so that the parser never stands further than one piece of markup behind the event that is told.

#ifndef CLIBXML_H
#define CLIBXML_H

#include <stdbool.h>
#include <stdint.h>

typedef struct CXMLReader CXMLReader;

/// Fills up to `capacity` bytes; the count, 0 at the end, below 0 when reading failed.
typedef int32_t (*CXMLRead)(void *context, uint8_t *destination, int32_t capacity);

typedef struct {
  /// Elements within each other.
  int32_t depth;
  /// Attributes of one element.
  int32_t attributes;
  /// UTF-8 bytes of one attribute's value.
  int32_t attributeLength;
  /// Bytes from a '<' to the next '>' or '<'.
  int32_t markupLength;
  /// UTF-8 bytes of text between two tags.
  int64_t textLength;
} CXMLLimits;

enum {
  CXML_END_OF_DOCUMENT = 0,
  CXML_START = 1,
  CXML_END = 2,
  CXML_TEXT = 3,
  // Told only where all is kept (`cxml_keep_all`).
  CXML_COMMENT = 4,
  CXML_INSTRUCTION = 5,
  CXML_DOCUMENT_TYPE = 6,
  CXML_FAILURE = -1,
};

typedef struct {
  int32_t kind;
  /// A start tag that closes itself: no CXML_END follows.
  bool isEmpty;
  int32_t attributeCount;
  /// Name without prefix, its namespace and its prefix or NULL. Of a text: NULL. Of an instruction its target; of a document type the root's name.
  const char *name;
  const char *space;
  const char *prefix;
  /// Of a document type, or NULL.
  const char *publicIdentifier;
  const char *systemIdentifier;
  /// Of a text, comment or instruction; not NULL-terminated for the caller's purposes: `textLength` bytes.
  const char *text;
  int64_t textLength;
} CXMLEvent;

/// An attribute, its name as written ("xml:lang").
typedef struct {
  const char *prefix;
  const char *name;
  const char *value;
  int64_t valueLength;
} CXMLAttribute;

/// Why the reader stopped.
enum {
  CXML_NO_PROBLEM = 0,
  CXML_MALFORMED = 1,
  CXML_TRUNCATED = 2,
  CXML_ENTITY = 3,
  CXML_ENCODING = 4,
  CXML_NUL = 5,
  CXML_READING = 6,
  CXML_MEMORY = 7,
  CXML_DEPTH = 8,
  CXML_ATTRIBUTES = 9,
  CXML_ATTRIBUTE_LENGTH = 10,
  CXML_MARKUP_LENGTH = 11,
  CXML_TEXT_LENGTH = 12,
};

typedef struct {
  int32_t problem;
  /// From 1; 0 where only `offset` is known.
  int64_t line;
  int64_t column;
  /// Bytes before the place; -1 where only line and column are known.
  int64_t offset;
  /// What was found: a length, a number, or 0.
  int64_t found;
  /// Name of an entity or encoding, or the parser's own words; the reader's own.
  const char *detail;
} CXMLProblem;

/// NULL when there is no memory. `context` must live until `cxml_close`.
CXMLReader *cxml_open(CXMLRead read, void *context, const CXMLLimits *limits);
void cxml_close(CXMLReader *reader);
/// The kind of the next event. Pointers in `event` hold until the next call.
int32_t cxml_next(CXMLReader *reader, CXMLEvent *event);
/// The attributes of the start tag told last, up to `capacity`; their pointers hold until the next event. Namespace declarations are left out.
int32_t cxml_attributes(CXMLReader *reader, CXMLAttribute *attributes, int32_t capacity);
/// A declaration of a namespace; `prefix` is NULL for that of names without one.
typedef struct {
  const char *prefix;
  const char *space;
} CXMLNamespace;

/// From now on comments, processing instructions and the document type are told as well.
void cxml_keep_all(CXMLReader *reader);
/// The namespaces that the start tag told last declares, up to `capacity`.
int32_t cxml_namespaces(CXMLReader *reader, CXMLNamespace *namespaces, int32_t capacity);
/// Where the parser stands: behind the event told last, by at most one piece of markup.
void cxml_place(CXMLReader *reader, int64_t *line, int64_t *column);
/// Why the last `cxml_next` said CXML_FAILURE.
const CXMLProblem *cxml_problem(const CXMLReader *reader);
/// The push parser of HTML, as browsers forgive it: bytes in, events out. Comments, scripts, styles and document types are not told.
typedef struct CHTMLReader CHTMLReader;
/// NULL when there is no memory. Of the limits `markupLength` is not looked at: the caller feeds in pieces.
CHTMLReader *chtml_open(const CXMLLimits *limits);
void chtml_close(CHTMLReader *reader);
/// Bytes of UTF-8; events wait until they are asked for. The problem, CXML_NO_PROBLEM where there is none.
int32_t chtml_feed(CHTMLReader *reader, const uint8_t *bytes, int32_t count, bool isLast);
/// The next event that waits, CXML_START, CXML_END or CXML_TEXT; false when none does. Pointers hold until the next `chtml_feed`.
bool chtml_next(CHTMLReader *reader, CXMLEvent *event);
/// The attributes of the start tag told last.
int32_t chtml_attributes(CHTMLReader *reader, CXMLAttribute *attributes, int32_t capacity);
/// What was over a limit.
int64_t chtml_found(const CHTMLReader *reader);

/// Version of libxml2 this was built with, as 20914 for 2.9.14.
int32_t cxml_version(void);

#endif
