#include <libxml/xmlversion.h>

#if LIBXML_VERSION < 20910
#error "libxml2 2.9.10 or newer is needed"
#endif

#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CLibXML.h"

enum { BUFFER = 65536, FIRST = 4 };

struct CXMLReader {
  xmlTextReaderPtr reader;
  CXMLRead read;
  void *context;
  CXMLLimits limits;
  CXMLProblem problem;
  char detail[256];
  // Elements open now, and whether the root has been seen.
  int32_t open;
  bool hasRoot;
  // The source has no more.
  bool atEnd;
  bool beginsWithMarkup;
  bool keepsAll;
  // Bytes handed to the parser, and bytes since the last '<' that no '>' has closed; -1 outside markup.
  int64_t given;
  int64_t markup;
  int32_t used;
  int32_t filled;
  uint8_t buffer[BUFFER];
};

// The first problem stands: what follows it is its consequence.
static void report(CXMLReader *self, int32_t problem, int64_t found, const char *detail) {
  if (self->problem.problem != CXML_NO_PROBLEM) return;
  self->problem.problem = problem;
  self->problem.found = found;
  self->problem.offset = -1;
  snprintf(self->detail, sizeof self->detail, "%s", detail ? detail : "");
  self->detail[strcspn(self->detail, "\n")] = 0;
  self->problem.detail = self->detail;
  cxml_place(self, &self->problem.line, &self->problem.column);
}

static void reportAt(CXMLReader *self, int32_t problem, int64_t found, const char *detail, int64_t offset) {
  if (self->problem.problem != CXML_NO_PROBLEM) return;
  report(self, problem, found, detail);
  self->problem.line = 0;
  self->problem.column = 0;
  self->problem.offset = offset;
}

static bool isWide(const uint8_t *bytes, int32_t count) {
  if (count < 2) return false;
  if ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)) return true;
  return (bytes[0] == 0 && bytes[1] == '<') || (bytes[0] == '<' && bytes[1] == 0);
}

// Up to one '>', never over the end of the buffer: libxml2 reads no further than what is told.
static int take(void *context, char *destination, int capacity) {
  CXMLReader *self = context;
  if (self->problem.problem != CXML_NO_PROBLEM) return -1;
  if (self->used == self->filled) {
    self->used = self->filled = 0;
    // The parser wants its first four bytes at once.
    do {
      int32_t got = self->read(self->context, self->buffer + self->filled, BUFFER - self->filled);
      if (got < 0) {
        reportAt(self, CXML_READING, 0, NULL, self->given);
        return -1;
      }
      if (got == 0) break;
      self->filled += got;
    } while (self->given == 0 && self->filled < FIRST);
    if (self->filled == 0) {
      self->atEnd = true;
      return 0;
    }
    if (self->given == 0) {
      const uint8_t *first = self->buffer;
      if (self->filled > 3 && !memcmp(first, "\xEF\xBB\xBF", 3)) first += 3;
      self->beginsWithMarkup = *first == '<' || *first == ' ' || *first == '\n' || *first == '\r' || *first == '\t';
    }
    if (self->given == 0 && isWide(self->buffer, self->filled)) {
      reportAt(self, CXML_ENCODING, 0, "UTF-16", 0);
      return -1;
    }
  }
  uint8_t *from = self->buffer + self->used;
  int32_t count = self->filled - self->used;
  if (count > capacity) count = capacity;
  uint8_t *close = count > FIRST ? memchr(from + FIRST - 1, '>', count - FIRST + 1) : NULL;
  if (close) count = (int32_t)(close - from) + 1;
  uint8_t *nul = memchr(from, 0, count);
  if (nul) {
    reportAt(self, CXML_NUL, 0, NULL, self->given + (nul - from));
    return -1;
  }
  int32_t last = count;
  while (last > 0 && from[last - 1] != '<' && from[last - 1] != '>') last--;
  if (last > 0) {
    self->markup = from[last - 1] == '<' ? count - last + 1 : -1;
  } else if (self->markup >= 0) {
    self->markup += count;
  }
  if (self->markup > self->limits.markupLength) {
    report(self, CXML_MARKUP_LENGTH, self->markup, NULL);
    return -1;
  }
  memcpy(destination, from, count);
  self->used += count;
  self->given += count;
  return count;
}

static void onError(void *context, xmlErrorPtr error) {
  CXMLReader *self = context;
  if (!error || self->problem.problem != CXML_NO_PROBLEM) return;
  bool isEntity = error->code == XML_ERR_UNDECLARED_ENTITY || error->code == XML_WAR_UNDECLARED_ENTITY;
  if (error->level < XML_ERR_ERROR && !isEntity) return;
  if (error->domain == XML_FROM_NAMESPACE) return;
  int32_t problem = CXML_MALFORMED;
  int64_t found = 0;
  const char *detail = error->message ? error->message : "";
  switch (error->code) {
  case XML_ERR_NO_MEMORY: problem = CXML_MEMORY; break;
  case XML_ERR_UNDECLARED_ENTITY:
  case XML_WAR_UNDECLARED_ENTITY:
    problem = CXML_ENTITY;
    detail = error->str1;
    break;
  case XML_ERR_ENTITY_LOOP: problem = CXML_ENTITY; break;
  case XML_ERR_INVALID_ENCODING:
  case XML_ERR_UNKNOWN_ENCODING:
  case XML_ERR_UNSUPPORTED_ENCODING:
  case XML_ERR_ENCODING_NAME:
  case XML_I18N_CONV_FAILED:
  case XML_I18N_NO_HANDLER:
  case XML_IO_ENCODER:
    problem = CXML_ENCODING;
    break;
  case XML_ERR_DOCUMENT_EMPTY:
    // The same code for no document at all and for one that begins with something else.
    if (self->beginsWithMarkup || self->given == 0) {
      problem = CXML_TRUNCATED;
    } else {
      detail = "it does not begin with '<'";
    }
    break;
  case XML_ERR_INVALID_CHAR:
    // Bytes that are no UTF-8 have the code of characters that are not allowed, up to libxml2 2.11.
    if (!strncmp(detail, "Input is not proper UTF-8", 25)) problem = CXML_ENCODING;
    break;
  default:
    if (self->atEnd && (self->open > 0 || !self->hasRoot)) problem = CXML_TRUNCATED;
  }
  report(self, problem, found, detail);
  if (error->line > 0) {
    self->problem.line = error->line;
    self->problem.column = error->int2;
  }
}

CXMLReader *cxml_open(CXMLRead read, void *context, const CXMLLimits *limits) {
  CXMLReader *self = calloc(1, sizeof *self);
  if (!self) return NULL;
  self->read = read;
  self->context = context;
  self->limits = *limits;
  self->markup = -1;
  self->problem.offset = -1;
  self->problem.detail = self->detail;
  return self;
}

void cxml_close(CXMLReader *self) {
  if (!self) return;
  if (self->reader) xmlFreeTextReader(self->reader);
  free(self);
}

// The parser itself is made when first used: it reads four bytes at once, and may find fault with them.
static bool start(CXMLReader *self) {
  if (self->reader) return true;
  self->reader = xmlReaderForIO(take, NULL, self, NULL, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);
  if (!self->reader) {
    if (self->atEnd) {
      report(self, CXML_TRUNCATED, 0, "it is empty");
    } else {
      report(self, CXML_MEMORY, 0, NULL);
    }
    return false;
  }
  xmlTextReaderSetStructuredErrorHandler(self->reader, onError, self);
  return true;
}

static bool isKnownEncoding(const xmlChar *name) {
  if (!name) return true;
  static const char *const names[] = {"UTF-8", "UTF8", "US-ASCII", "ASCII"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (!xmlStrcasecmp(name, (const xmlChar *)names[i])) return true;
  return false;
}

// Declarations in their order: the hash tables of a DTD have none.
static void checkEntities(CXMLReader *self, xmlDtdPtr dtd) {
  for (xmlNodePtr node = dtd->children; node; node = node->next) {
    if (node->type != XML_ENTITY_DECL) continue;
    if (xmlGetPredefinedEntity(node->name)) continue;
    report(self, CXML_ENTITY, 0, (const char *)node->name);
  }
  // Nothing declared is passed over, wherever libxml2 may keep it.
  if (dtd->pentities && xmlHashSize(dtd->pentities) > 0) report(self, CXML_ENTITY, 0, NULL);
}

static bool checkStart(CXMLReader *self, xmlNodePtr node, CXMLEvent *event) {
  self->hasRoot = true;
  // A tag that closes itself holds nothing, but lies as deep as any other.
  if (self->open + 1 > self->limits.depth) report(self, CXML_DEPTH, self->open + 1, NULL);
  int64_t count = 0;
  for (xmlAttrPtr attribute = node->properties; attribute; attribute = attribute->next) {
    count++;
    xmlNodePtr value = attribute->children;
    if (!value) continue;
    if (value->next || value->type != XML_TEXT_NODE) {
      report(self, CXML_ENTITY, 0, value->type == XML_ENTITY_REF_NODE ? (const char *)value->name : NULL);
      return false;
    }
    size_t length = value->content ? strlen((const char *)value->content) : 0;
    if ((int64_t)length > self->limits.attributeLength) report(self, CXML_ATTRIBUTE_LENGTH, (int64_t)length, (const char *)attribute->name);
  }
  if (count > self->limits.attributes) report(self, CXML_ATTRIBUTES, count, NULL);
  event->attributeCount = (int32_t)count;
  return self->problem.problem == CXML_NO_PROBLEM;
}

int32_t cxml_next(CXMLReader *self, CXMLEvent *event) {
  memset(event, 0, sizeof *event);
  if (self->problem.problem != CXML_NO_PROBLEM || !start(self)) return CXML_FAILURE;
  while (true) {
    int got = xmlTextReaderRead(self->reader);
    if (self->problem.problem != CXML_NO_PROBLEM) return CXML_FAILURE;
    if (got < 0) {
      report(self, CXML_MALFORMED, 0, "the parser stopped");
      return CXML_FAILURE;
    }
    if (got == 0) {
      if (self->open > 0 || !self->hasRoot) {
        report(self, CXML_TRUNCATED, 0, NULL);
        return CXML_FAILURE;
      }
      return event->kind = CXML_END_OF_DOCUMENT;
    }
    xmlNodePtr node = xmlTextReaderCurrentNode(self->reader);
    if (!node) continue;
    switch (xmlTextReaderNodeType(self->reader)) {
    case XML_READER_TYPE_DOCUMENT_TYPE:
      checkEntities(self, (xmlDtdPtr)node);
      if (self->problem.problem != CXML_NO_PROBLEM) return CXML_FAILURE;
      if (!self->keepsAll) break;
      event->name = (const char *)((xmlDtdPtr)node)->name;
      event->publicIdentifier = (const char *)((xmlDtdPtr)node)->ExternalID;
      event->systemIdentifier = (const char *)((xmlDtdPtr)node)->SystemID;
      return event->kind = CXML_DOCUMENT_TYPE;
    case XML_READER_TYPE_COMMENT:
    case XML_READER_TYPE_PROCESSING_INSTRUCTION:
      if (!self->keepsAll) break;
      event->kind = node->type == XML_COMMENT_NODE ? CXML_COMMENT : CXML_INSTRUCTION;
      event->name = (const char *)node->name;
      event->text = node->content ? (const char *)node->content : "";
      event->textLength = (int64_t)strlen(event->text);
      return event->kind;
    case XML_READER_TYPE_ENTITY_REFERENCE:
      report(self, CXML_ENTITY, 0, (const char *)node->name);
      return CXML_FAILURE;
    case XML_READER_TYPE_ELEMENT: {
      if (!self->hasRoot) {
        const xmlChar *encoding = xmlTextReaderConstEncoding(self->reader);
        if (!isKnownEncoding(encoding)) {
          report(self, CXML_ENCODING, 0, (const char *)encoding);
          return CXML_FAILURE;
        }
      }
      event->kind = CXML_START;
      event->name = (const char *)node->name;
      event->space = node->ns ? (const char *)node->ns->href : NULL;
      event->prefix = node->ns ? (const char *)node->ns->prefix : NULL;
      if (!checkStart(self, node, event)) return CXML_FAILURE;
      event->isEmpty = xmlTextReaderIsEmptyElement(self->reader) == 1;
      if (!event->isEmpty) self->open++;
      return CXML_START;
    }
    case XML_READER_TYPE_END_ELEMENT:
      self->open--;
      event->kind = CXML_END;
      event->name = (const char *)node->name;
      event->space = node->ns ? (const char *)node->ns->href : NULL;
      event->prefix = node->ns ? (const char *)node->ns->prefix : NULL;
      return CXML_END;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      if (!node->content) break;
      event->text = (const char *)node->content;
      event->textLength = (int64_t)strlen(event->text);
      if (event->textLength > self->limits.textLength) {
        report(self, CXML_TEXT_LENGTH, event->textLength, NULL);
        return CXML_FAILURE;
      }
      event->kind = CXML_TEXT;
      return CXML_TEXT;
    default:
      break;
    }
  }
}

int32_t cxml_attributes(CXMLReader *self, CXMLAttribute *attributes, int32_t capacity) {
  xmlNodePtr node = self->reader ? xmlTextReaderCurrentNode(self->reader) : NULL;
  if (!node || node->type != XML_ELEMENT_NODE) return 0;
  int32_t count = 0;
  for (xmlAttrPtr attribute = node->properties; attribute && count < capacity; attribute = attribute->next) {
    const xmlNodePtr value = attribute->children;
    CXMLAttribute *out = attributes + count++;
    out->prefix = attribute->ns ? (const char *)attribute->ns->prefix : NULL;
    out->name = (const char *)attribute->name;
    out->value = value && value->content ? (const char *)value->content : "";
    out->valueLength = (int64_t)strlen(out->value);
  }
  return count;
}

void cxml_keep_all(CXMLReader *self) { self->keepsAll = true; }

int32_t cxml_namespaces(CXMLReader *self, CXMLNamespace *namespaces, int32_t capacity) {
  xmlNodePtr node = self->reader ? xmlTextReaderCurrentNode(self->reader) : NULL;
  if (!node || node->type != XML_ELEMENT_NODE) return 0;
  int32_t count = 0;
  for (xmlNsPtr found = node->nsDef; found && count < capacity; found = found->next) {
    namespaces[count].prefix = (const char *)found->prefix;
    namespaces[count++].space = found->href ? (const char *)found->href : "";
  }
  return count;
}

void cxml_place(CXMLReader *self, int64_t *line, int64_t *column) {
  *line = self->reader ? xmlTextReaderGetParserLineNumber(self->reader) : 1;
  *column = self->reader ? xmlTextReaderGetParserColumnNumber(self->reader) : 1;
  if (*line < 1) *line = 1;
  if (*column < 1) *column = 1;
}

const CXMLProblem *cxml_problem(const CXMLReader *self) { return &self->problem; }

int32_t cxml_version(void) { return LIBXML_VERSION; }
