// Fast code: multiplications by SIMD intrinsics where the processor has them, chosen as the program runs. Bounds are the caller's
// (TaggerMatrix, TaggerNetwork); the plain reference is in TransliterationTests.
#include "CKernels.h"

#include <string.h>

// Building with -DCKERNELS_PORTABLE leaves the intrinsics out, with -DCKERNELS_BASELINE all beyond SSE2: to compare results and speed.
#if defined(__x86_64__) && !defined(CKERNELS_PORTABLE)
#define CKERNELS_X86
#include <immintrin.h>
#endif

// A fused multiply-add would give other bits on processors that have it.
#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))

// Multiplication

void ckernels_multiply_portable(const int16_t *weights, int32_t rows, int32_t pairs, const int16_t *vectors, int32_t stride,
                                int32_t count, int32_t *sums) {
    for (int32_t vector = 0; vector < count; vector++) {
        const int16_t *values = vectors + (int64_t)vector * stride;
        for (int32_t row = 0; row < rows; row += CKERNELS_BLOCK) {
            const int16_t *block = weights + (int64_t)row * pairs * 2;
            int32_t lanes[CKERNELS_BLOCK] = {0};
            for (int32_t pair = 0; pair < pairs; pair++) {
                const int32_t low = values[2 * pair], high = values[2 * pair + 1];
                for (int lane = 0; lane < CKERNELS_BLOCK; lane++) {
                    lanes[lane] += block[2 * lane] * low + block[2 * lane + 1] * high;
                }
                block += 2 * CKERNELS_BLOCK;
            }
            memcpy(sums + (int64_t)vector * rows + row, lanes, sizeof lanes);
        }
    }
}

#if defined(CKERNELS_X86)

INLINE int32_t pair_of(const int16_t *values) {
    int32_t both;
    memcpy(&both, values, sizeof both);
    return both;
}

// `count` is a constant where this is inlined, so that the sums stay in registers: 2 · count of them.
__attribute__((target("avx2"))) INLINE void tile_avx2(const int16_t *block, int32_t pairs, const int16_t *values, int32_t stride,
                                                       const int count, int32_t *sums, int32_t rows) {
    __m256i low[4], high[4];
    for (int vector = 0; vector < count; vector++) low[vector] = high[vector] = _mm256_setzero_si256();
    for (int32_t pair = 0; pair < pairs; pair++) {
        const __m256i first = _mm256_loadu_si256((const __m256i *)block), second = _mm256_loadu_si256((const __m256i *)(block + 16));
#pragma clang loop unroll(full)
        for (int vector = 0; vector < count; vector++) {
            const __m256i both = _mm256_set1_epi32(pair_of(values + (int64_t)vector * stride + 2 * pair));
            low[vector] = _mm256_add_epi32(low[vector], _mm256_madd_epi16(first, both));
            high[vector] = _mm256_add_epi32(high[vector], _mm256_madd_epi16(second, both));
        }
        block += 2 * CKERNELS_BLOCK;
    }
    for (int vector = 0; vector < count; vector++) {
        _mm256_storeu_si256((__m256i *)(sums + (int64_t)vector * rows), low[vector]);
        _mm256_storeu_si256((__m256i *)(sums + (int64_t)vector * rows + 8), high[vector]);
    }
}

__attribute__((target("avx2"))) static void multiply_avx2(const int16_t *weights, int32_t rows, int32_t pairs, const int16_t *vectors,
                                                           int32_t stride, int32_t count, int32_t *sums) {
    for (int32_t row = 0; row < rows; row += CKERNELS_BLOCK) {
        const int16_t *block = weights + (int64_t)row * pairs * 2;
        int32_t vector = 0;
        for (; vector + 4 <= count; vector += 4) {
            tile_avx2(block, pairs, vectors + (int64_t)vector * stride, stride, 4, sums + (int64_t)vector * rows + row, rows);
        }
        for (; vector + 2 <= count; vector += 2) {
            tile_avx2(block, pairs, vectors + (int64_t)vector * stride, stride, 2, sums + (int64_t)vector * rows + row, rows);
        }
        if (vector < count) {
            tile_avx2(block, pairs, vectors + (int64_t)vector * stride, stride, 1, sums + (int64_t)vector * rows + row, rows);
        }
    }
}

INLINE void tile_sse2(const int16_t *block, int32_t pairs, const int16_t *values, int32_t stride, const int count, int32_t *sums,
                      int32_t rows) {
    __m128i lanes[2][4];
    for (int vector = 0; vector < count; vector++) {
        for (int part = 0; part < 4; part++) lanes[vector][part] = _mm_setzero_si128();
    }
    for (int32_t pair = 0; pair < pairs; pair++) {
#pragma clang loop unroll(full)
        for (int vector = 0; vector < count; vector++) {
            const __m128i both = _mm_set1_epi32(pair_of(values + (int64_t)vector * stride + 2 * pair));
#pragma clang loop unroll(full)
            for (int part = 0; part < 4; part++) {
                const __m128i weights = _mm_loadu_si128((const __m128i *)(block + 8 * part));
                lanes[vector][part] = _mm_add_epi32(lanes[vector][part], _mm_madd_epi16(weights, both));
            }
        }
        block += 2 * CKERNELS_BLOCK;
    }
    for (int vector = 0; vector < count; vector++) {
        for (int part = 0; part < 4; part++) {
            _mm_storeu_si128((__m128i *)(sums + (int64_t)vector * rows + 4 * part), lanes[vector][part]);
        }
    }
}

static void multiply_sse2(const int16_t *weights, int32_t rows, int32_t pairs, const int16_t *vectors, int32_t stride, int32_t count,
                          int32_t *sums) {
    for (int32_t row = 0; row < rows; row += CKERNELS_BLOCK) {
        const int16_t *block = weights + (int64_t)row * pairs * 2;
        int32_t vector = 0;
        for (; vector + 2 <= count; vector += 2) {
            tile_sse2(block, pairs, vectors + (int64_t)vector * stride, stride, 2, sums + (int64_t)vector * rows + row, rows);
        }
        if (vector < count) {
            tile_sse2(block, pairs, vectors + (int64_t)vector * stride, stride, 1, sums + (int64_t)vector * rows + row, rows);
        }
    }
}

static int has_avx2(void) {
#if defined(CKERNELS_BASELINE)
    return 0;
#else
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2");
#endif
}

#endif

void ckernels_multiply(const int16_t *weights, int32_t rows, int32_t pairs, const int16_t *vectors, int32_t stride, int32_t count,
                       int32_t *sums) {
#if defined(CKERNELS_X86)
    if (has_avx2()) {
        multiply_avx2(weights, rows, pairs, vectors, stride, count, sums);
    } else {
        multiply_sse2(weights, rows, pairs, vectors, stride, count, sums);
    }
#else
    ckernels_multiply_portable(weights, rows, pairs, vectors, stride, count, sums);
#endif
}

// Rows of tables

void ckernels_add_rows_portable(const ckernels_atom *atoms, const int32_t *ends, const int32_t *starts, int32_t tables,
                                const uint8_t *numbers, int32_t count, const int16_t *rows, int32_t *sums) {
    for (int32_t word = 0; word < count; word++) {
        int32_t lanes[8];
        memcpy(lanes, sums + (int64_t)word * 8, sizeof lanes);
        int32_t atom = 0;
        for (int32_t table = 0; table < tables; table++) {
            int32_t row = starts[table];
            for (; atom < ends[table]; atom++) row += atoms[atom].stride * numbers[atoms[atom].at + word];
            for (int lane = 0; lane < 8; lane++) lanes[lane] += rows[(int64_t)row * 8 + lane];
        }
        memcpy(sums + (int64_t)word * 8, lanes, sizeof lanes);
    }
}

#if defined(CKERNELS_X86)
// Eight words at a time: their sums stay in registers, and so do the places of their rows until they are read.
__attribute__((target("avx2"))) static void add_rows_avx2(const ckernels_atom *atoms, const int32_t *ends, const int32_t *starts,
                                                           int32_t tables, const uint8_t *numbers, int32_t count, const int16_t *rows,
                                                           int32_t *sums) {
    int32_t word = 0;
    for (; word + 8 <= count; word += 8) {
        __m256i *own = (__m256i *)(sums + (int64_t)word * 8);
        __m256i lanes[8];
#pragma clang loop unroll(full)
        for (int place = 0; place < 8; place++) lanes[place] = _mm256_loadu_si256(own + place);
        int32_t atom = 0;
        for (int32_t table = 0; table < tables; table++) {
            __m256i row = _mm256_set1_epi32(starts[table]);
            for (; atom < ends[table]; atom++) {
                const __m256i values = _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)(numbers + atoms[atom].at + word)));
                row = _mm256_add_epi32(row, _mm256_mullo_epi32(values, _mm256_set1_epi32(atoms[atom].stride)));
            }
            int32_t places[8];
            _mm256_storeu_si256((__m256i *)places, row);
#pragma clang loop unroll(full)
            for (int place = 0; place < 8; place++) {
                const __m128i narrow = _mm_loadu_si128((const __m128i *)(rows + (int64_t)places[place] * 8));
                lanes[place] = _mm256_add_epi32(lanes[place], _mm256_cvtepi16_epi32(narrow));
            }
        }
#pragma clang loop unroll(full)
        for (int place = 0; place < 8; place++) _mm256_storeu_si256(own + place, lanes[place]);
    }
    ckernels_add_rows_portable(atoms, ends, starts, tables, numbers + word, count - word, rows, sums + (int64_t)word * 8);
}
#endif

void ckernels_add_rows(const ckernels_atom *atoms, const int32_t *ends, const int32_t *starts, int32_t tables, const uint8_t *numbers,
                       int32_t count, const int16_t *rows, int32_t *sums) {
#if defined(CKERNELS_X86)
    if (has_avx2()) {
        add_rows_avx2(atoms, ends, starts, tables, numbers, count, rows, sums);
        return;
    }
#endif
    ckernels_add_rows_portable(atoms, ends, starts, tables, numbers, count, rows, sums);
}

// Elementwise: plain loops that the compiler turns into vectors. Each body is inlined twice on x86-64, for either instruction set.

INLINE float exponential(float value) {
    value = value < -87.0f ? -87.0f : value;
    value = value > 88.0f ? 88.0f : value;
    const float scaled = value * 1.44269504088896341f;
    const int32_t power = (int32_t)(scaled + (scaled < 0 ? -0.5f : 0.5f));
    const float whole = (float)power;
    value = value - whole * 0.693359375f;
    value = value - whole * -2.12194440e-4f;
    // In pairs, not one after another: the sums of a pair do not wait for each other.
    const float square = value * value;
    const float upper = (1.9875691500e-4f * value + 1.3981999507e-3f) * square + (8.3334519073e-3f * value + 4.1665795894e-2f);
    const float sum = (upper * square + (1.6666665459e-1f * value + 5.0000001201e-1f)) * square + (value + 1.0f);
    const int32_t bits = (power + 127) << 23;
    float factor;
    memcpy(&factor, &bits, sizeof factor);
    return sum * factor;
}

float ckernels_exponential(float value) { return exponential(value); }

INLINE float sigmoid(float value) { return 1.0f / (1.0f + exponential(-value)); }

INLINE void scale_body(int32_t count, const int32_t *restrict sums, const float *restrict scale, const float *restrict bias,
                       float *restrict values) {
    for (int32_t place = 0; place < count; place++) values[place] = (float)sums[place] * scale[place] + bias[place];
}

INLINE void gated_step_body(int32_t hidden, const float *restrict first, const float *restrict second, const int32_t *restrict sums,
                            const float *restrict scale, const float *restrict bias, const float *restrict state,
                            float *restrict next, int16_t *restrict quantized) {
    for (int32_t unit = 0; unit < hidden; unit++) {
        const int32_t update = hidden + unit, candidate = 2 * hidden + unit;
        const float reset_gate = sigmoid(first[unit] + second[unit] + ((float)sums[unit] * scale[unit] + bias[unit]));
        const float update_gate = sigmoid(first[update] + second[update] + ((float)sums[update] * scale[update] + bias[update]));
        const float recurrent = (float)sums[candidate] * scale[candidate] + bias[candidate];
        const float activation = 2.0f * sigmoid(2.0f * (first[candidate] + second[candidate] + reset_gate * recurrent)) - 1.0f;
        const float value = (1.0f - update_gate) * activation + update_gate * state[unit];
        next[unit] = value;
        // Rounds half up; a value lies in −1…1, so the sum is positive and the conversion cuts downwards.
        quantized[unit] = (int16_t)((int32_t)(value * (float)CKERNELS_UNIT + ((float)CKERNELS_UNIT + 0.5f)) - CKERNELS_UNIT);
    }
}

INLINE float logits_body(int32_t count, const int32_t *restrict first, const int32_t *restrict second, const float *restrict scale,
                         const float *restrict bias, float *restrict logits, float *restrict maximum) {
    float highest[CKERNELS_BLOCK], sums[CKERNELS_BLOCK];
    for (int lane = 0; lane < CKERNELS_BLOCK; lane++) {
        highest[lane] = -3.0e38f;
        sums[lane] = 0;
    }
    for (int32_t place = 0; place < count; place += CKERNELS_BLOCK) {
        for (int lane = 0; lane < CKERNELS_BLOCK; lane++) {
            const int32_t row = place + lane;
            const float value = (float)(first[row] + second[row]) * scale[row] + bias[row];
            logits[row] = value;
            highest[lane] = value > highest[lane] ? value : highest[lane];
        }
    }
    float top = highest[0];
    for (int lane = 1; lane < CKERNELS_BLOCK; lane++) top = highest[lane] > top ? highest[lane] : top;
    for (int32_t place = 0; place < count; place += CKERNELS_BLOCK) {
        for (int lane = 0; lane < CKERNELS_BLOCK; lane++) sums[lane] += exponential(logits[place + lane] - top);
    }
    float sum = 0;
    for (int lane = 0; lane < CKERNELS_BLOCK; lane++) sum += sums[lane];
    *maximum = top;
    return sum;
}

#if defined(CKERNELS_X86)
#define TWICE(result, name, parameters, arguments)                                                                \
    __attribute__((target("avx2"))) static result name##_avx2 parameters { return name##_body arguments; }        \
    static result name##_sse2 parameters { return name##_body arguments; }                                        \
    result ckernels_##name parameters { return has_avx2() ? name##_avx2 arguments : name##_sse2 arguments; }
#else
#define TWICE(result, name, parameters, arguments) \
    result ckernels_##name parameters { return name##_body arguments; }
#endif

TWICE(void, scale, (int32_t count, const int32_t *sums, const float *scale, const float *bias, float *values),
      (count, sums, scale, bias, values))
TWICE(void, gated_step,
      (int32_t hidden, const float *first, const float *second, const int32_t *sums, const float *scale, const float *bias,
       const float *state, float *next, int16_t *quantized),
      (hidden, first, second, sums, scale, bias, state, next, quantized))
TWICE(float, logits,
      (int32_t count, const int32_t *first, const int32_t *second, const float *scale, const float *bias, float *logits, float *maximum),
      (count, first, second, scale, bias, logits, maximum))
