// gzip (RFC 1952) in pieces, by zlib, with opaque handles only. Not for use by two threads at once.

#ifndef CZLIB_H
#define CZLIB_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct CZlibStream CZlibStream;

enum { CZlibMore = 0, CZlibEnd = 1, CZlibDamaged = -1, CZlibMemory = -2 };

/// NULL when memory is short.
CZlibStream *czlib_inflate_open(void);
/// `level` 1 to 9. The header carries no time and no name, so that the same bytes come out for the same bytes in.
CZlibStream *czlib_deflate_open(int32_t level);
void czlib_close(CZlibStream *stream);

/// Takes up to `*inputCount` bytes and gives up to `*outputCount`; both are set to what was taken and given. `CZlibEnd`: a member of the file has
/// ended; call `czlib_inflate_reset` where more bytes follow.
int32_t czlib_inflate(CZlibStream *stream, const uint8_t *input, int32_t *inputCount, uint8_t *output, int32_t *outputCount);
int32_t czlib_inflate_reset(CZlibStream *stream);
/// As `czlib_inflate`; with `isLast` call until `CZlibEnd`.
int32_t czlib_deflate(
    CZlibStream *stream, const uint8_t *input, int32_t *inputCount, uint8_t *output, int32_t *outputCount, int32_t isLast);
/// What is wrong, after `CZlibDamaged`.
const char *czlib_message(const CZlibStream *stream);

#ifdef __cplusplus
}
#endif

#endif
