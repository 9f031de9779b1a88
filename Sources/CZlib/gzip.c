#include "CZlib.h"

#include <stdlib.h>
#include <zlib.h>

struct CZlibStream {
  z_stream stream;
  int isDeflating;
};

// 15 bits of window, and 16 for gzip framing.
enum { windowBits = 15 + 16 };

static CZlibStream *open_stream(int isDeflating, int level) {
  CZlibStream *stream = calloc(1, sizeof *stream);
  if (!stream) return NULL;
  stream->isDeflating = isDeflating;
  int status = isDeflating ? deflateInit2(&stream->stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY)
                           : inflateInit2(&stream->stream, windowBits);
  if (status == Z_OK) return stream;
  free(stream);
  return NULL;
}

CZlibStream *czlib_inflate_open(void) { return open_stream(0, 0); }
CZlibStream *czlib_deflate_open(int32_t level) { return open_stream(1, level); }

void czlib_close(CZlibStream *stream) {
  if (!stream) return;
  if (stream->isDeflating) deflateEnd(&stream->stream);
  else inflateEnd(&stream->stream);
  free(stream);
}

static int32_t run(
    CZlibStream *stream, const uint8_t *input, int32_t *inputCount, uint8_t *output, int32_t *outputCount, int isLast) {
  z_stream *z = &stream->stream;
  z->next_in = (Bytef *)input;
  z->avail_in = (uInt)*inputCount;
  z->next_out = output;
  z->avail_out = (uInt)*outputCount;
  int status = stream->isDeflating ? deflate(z, isLast ? Z_FINISH : Z_NO_FLUSH) : inflate(z, Z_NO_FLUSH);
  *inputCount -= (int32_t)z->avail_in;
  *outputCount -= (int32_t)z->avail_out;
  switch (status) {
    case Z_STREAM_END: return CZlibEnd;
    case Z_OK:
    case Z_BUF_ERROR: return CZlibMore;
    case Z_MEM_ERROR: return CZlibMemory;
    default: return CZlibDamaged;
  }
}

int32_t czlib_inflate(CZlibStream *stream, const uint8_t *input, int32_t *inputCount, uint8_t *output, int32_t *outputCount) {
  return run(stream, input, inputCount, output, outputCount, 0);
}

int32_t czlib_deflate(
    CZlibStream *stream, const uint8_t *input, int32_t *inputCount, uint8_t *output, int32_t *outputCount, int32_t isLast) {
  return run(stream, input, inputCount, output, outputCount, isLast);
}

int32_t czlib_inflate_reset(CZlibStream *stream) { return inflateReset(&stream->stream) == Z_OK ? CZlibMore : CZlibDamaged; }
const char *czlib_message(const CZlibStream *stream) { return stream->stream.msg ? stream->stream.msg : "damaged"; }
