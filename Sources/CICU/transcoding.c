// UTF-8 to UTF-16 with the way back: for each unit of UTF-16, where its character stands in UTF-8.
#include "version.h"
#include <string.h>
#include <unicode/utypes.h>

#include "CICU.h"

static inline int isTrail(uint8_t byte) { return (byte & 0xC0) == 0x80; }

int32_t cicu_index_utf8(uint16_t *units, int32_t *offsets, const uint8_t *source, int32_t length, int32_t *error) {
  int32_t count = 0, i = 0;
  *error = U_ZERO_ERROR;
  while (i < length) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    // Most of most texts, with as few branches as it takes: ASCII and characters of three bytes, from one load of four.
    while (length - i >= 4) {
      uint32_t word;
      memcpy(&word, source + i, 4);
      offsets[count] = i;
      if ((word & 0xC0C0F0) == 0x8080E0) {
        // The lowest bits of the lead, and whether the first trail is A0 or more: E0 wants that, ED forbids it.
        uint32_t pair = word & 0x200F;
        if (pair == 0x0000 || pair == 0x200D) goto invalid;
        units[count++] = (uint16_t)((word & 0x0F) << 12 | (word >> 8 & 0x3F) << 6 | (word >> 16 & 0x3F));
        i += 3;
      } else if ((word & 0x80) == 0) {
        units[count++] = (uint16_t)(word & 0x7F);
        i += 1;
      } else {
        break;
      }
    }
#endif
    if (i == length) break;
    uint8_t first = source[i];
    if (first < 0x80) {
      units[count] = first;
      offsets[count++] = i++;
      continue;
    }
    if (first >= 0xE0 && first < 0xF0) {
      if (length - i < 3 || !isTrail(source[i + 1]) || !isTrail(source[i + 2])) goto invalid;
      uint32_t value = (uint32_t)(first & 0x0F) << 12 | (uint32_t)(source[i + 1] & 0x3F) << 6 | (source[i + 2] & 0x3F);
      if (value < 0x800 || (value & 0xF800) == 0xD800) goto invalid;
      units[count] = (uint16_t)value;
      offsets[count++] = i;
      i += 3;
      continue;
    }
    if (first >= 0xC2 && first < 0xE0) {
      if (length - i < 2 || !isTrail(source[i + 1])) goto invalid;
      units[count] = (uint16_t)((first & 0x1F) << 6 | (source[i + 1] & 0x3F));
      offsets[count++] = i;
      i += 2;
      continue;
    }
    if (first < 0xF0 || first > 0xF4 || length - i < 4 || !isTrail(source[i + 1]) || !isTrail(source[i + 2]) || !isTrail(source[i + 3]))
      goto invalid;
    uint32_t value = (uint32_t)(first & 0x07) << 18 | (uint32_t)(source[i + 1] & 0x3F) << 12 | (uint32_t)(source[i + 2] & 0x3F) << 6 |
                     (source[i + 3] & 0x3F);
    if (value < 0x10000 || value > 0x10FFFF) goto invalid;
    units[count] = (uint16_t)(0xD7C0 + (value >> 10));
    offsets[count++] = i;
    units[count] = (uint16_t)(0xDC00 | (value & 0x3FF));
    offsets[count++] = i;
    i += 4;
  }
  offsets[count] = length;
  return count;

invalid:
  *error = U_INVALID_CHAR_FOUND;
  return 0;
}
