#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

#include "CLibXML.h"

// An event as it is queued: places in `bytes`.
typedef struct {
  int32_t kind;
  int32_t attributeCount;
  // Of the name, or of the text.
  size_t start;
  size_t length;
  // Of the attributes: name and value of each, ended by zero bytes.
  size_t attributes;
} Queued;

struct CHTMLReader {
  htmlParserCtxtPtr parser;
  htmlSAXHandler handler;
  CXMLLimits limits;
  int32_t problem;
  int64_t found;
  int32_t open;
  Queued *events;
  size_t eventCount, eventCapacity, next;
  char *bytes;
  size_t used, capacity;
  // Bytes of text since the last tag.
  int64_t textLength;
};

static void fail(CHTMLReader *self, int32_t problem, int64_t found) {
  if (self->problem) return;
  self->problem = problem;
  self->found = found;
}

static bool keep(CHTMLReader *self, const void *from, size_t count) {
  if (self->used + count + 1 > self->capacity) {
    size_t wanted = (self->used + count + 1) * 2;
    char *grown = realloc(self->bytes, wanted);
    if (!grown) {
      fail(self, CXML_MEMORY, 0);
      return false;
    }
    self->bytes = grown;
    self->capacity = wanted;
  }
  memcpy(self->bytes + self->used, from, count);
  self->used += count;
  return true;
}

static Queued *queue(CHTMLReader *self, int32_t kind) {
  if (self->eventCount == self->eventCapacity) {
    size_t wanted = self->eventCapacity * 2 + 16;
    Queued *grown = realloc(self->events, wanted * sizeof *grown);
    if (!grown) {
      fail(self, CXML_MEMORY, 0);
      return NULL;
    }
    self->events = grown;
    self->eventCapacity = wanted;
  }
  Queued *event = &self->events[self->eventCount++];
  memset(event, 0, sizeof *event);
  event->kind = kind;
  event->start = self->used;
  return event;
}

static void onStart(void *context, const xmlChar *name, const xmlChar **attributes) {
  CHTMLReader *self = context;
  if (self->problem) return;
  self->textLength = 0;
  if (++self->open > self->limits.depth) {
    fail(self, CXML_DEPTH, self->open);
    return;
  }
  Queued *event = queue(self, CXML_START);
  if (!event) return;
  size_t length = strlen((const char *)name);
  if (!keep(self, name, length + 1)) return;
  event->length = length;
  event->attributes = self->used;
  for (const xmlChar **at = attributes; at && at[0]; at += 2) {
    const char *value = at[1] ? (const char *)at[1] : "";
    size_t valueLength = strlen(value);
    if (++event->attributeCount > self->limits.attributes) {
      fail(self, CXML_ATTRIBUTES, event->attributeCount);
      return;
    }
    if ((int64_t)valueLength > self->limits.attributeLength) {
      fail(self, CXML_ATTRIBUTE_LENGTH, (int64_t)valueLength);
      return;
    }
    if (!keep(self, at[0], strlen((const char *)at[0]) + 1) || !keep(self, value, valueLength + 1)) return;
  }
}

static void onEnd(void *context, const xmlChar *name) {
  CHTMLReader *self = context;
  if (self->problem) return;
  self->textLength = 0;
  self->open--;
  Queued *event = queue(self, CXML_END);
  if (!event) return;
  event->length = strlen((const char *)name);
  keep(self, name, event->length + 1);
}

static void onText(void *context, const xmlChar *text, int length) {
  CHTMLReader *self = context;
  if (self->problem || length <= 0) return;
  self->textLength += length;
  if (self->textLength > self->limits.textLength) {
    fail(self, CXML_TEXT_LENGTH, self->textLength);
    return;
  }
  Queued *event = queue(self, CXML_TEXT);
  if (!event) return;
  event->length = (size_t)length;
  keep(self, text, (size_t)length);
}

static void ignore(void *context, const char *message, ...) {}

CHTMLReader *chtml_open(const CXMLLimits *limits) {
  CHTMLReader *self = calloc(1, sizeof *self);
  if (!self) return NULL;
  self->limits = *limits;
  self->handler.startElement = onStart;
  self->handler.endElement = onEnd;
  self->handler.characters = onText;
  self->handler.ignorableWhitespace = onText;
  // Scripts and styles are told by nobody: `cdataBlock` is left out.
  self->handler.error = ignore;
  self->handler.fatalError = ignore;
  self->handler.warning = ignore;
  self->parser = htmlCreatePushParserCtxt(&self->handler, self, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
  if (!self->parser) {
    free(self);
    return NULL;
  }
  htmlCtxtUseOptions(self->parser, HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
  return self;
}

void chtml_close(CHTMLReader *self) {
  if (!self) return;
  if (self->parser) {
    xmlDocPtr document = self->parser->myDoc;
    htmlFreeParserCtxt(self->parser);
    if (document) xmlFreeDoc(document);
  }
  free(self->events);
  free(self->bytes);
  free(self);
}

int32_t chtml_feed(CHTMLReader *self, const uint8_t *bytes, int32_t count, bool isLast) {
  if (self->next == self->eventCount) self->next = self->eventCount = self->used = 0;
  if (!self->problem) htmlParseChunk(self->parser, (const char *)bytes, count, isLast);
  return self->problem;
}

bool chtml_next(CHTMLReader *self, CXMLEvent *event) {
  if (self->next == self->eventCount) return false;
  const Queued *queued = &self->events[self->next++];
  memset(event, 0, sizeof *event);
  event->kind = queued->kind;
  event->attributeCount = queued->attributeCount;
  if (queued->kind == CXML_TEXT) {
    event->text = self->bytes + queued->start;
    event->textLength = (int64_t)queued->length;
  } else {
    event->name = self->bytes + queued->start;
  }
  return true;
}

int32_t chtml_attributes(CHTMLReader *self, CXMLAttribute *attributes, int32_t capacity) {
  if (self->next == 0) return 0;
  const Queued *queued = &self->events[self->next - 1];
  const char *at = self->bytes + queued->attributes;
  int32_t count = queued->attributeCount < capacity ? queued->attributeCount : capacity;
  for (int32_t index = 0; index < count; index++) {
    attributes[index].prefix = NULL;
    attributes[index].name = at;
    at += strlen(at) + 1;
    attributes[index].value = at;
    attributes[index].valueLength = (int64_t)strlen(at);
    at += strlen(at) + 1;
  }
  return count;
}

int64_t chtml_found(const CHTMLReader *self) { return self->found; }
