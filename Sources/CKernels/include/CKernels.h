#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdint.h>

// Inner loops of small networks: 16-bit integers multiplied, 32-bit sums, and gates in 32-bit floats; and of linear models whose weights stand in tables.
//
// Every function gives the same bits on any machine and at any SIMD width: sums are of integers, floats are only added, multiplied, divided and
// converted one by one in a fixed order, and the compiler may not fuse a multiplication with an addition.

#ifdef __cplusplus
extern "C" {
#endif

/// Asks for the memory at `place` to be brought near the processor: it will be read soon. Changes nothing else.
static inline void ckernels_prefetch(const void *place) { __builtin_prefetch(place); }

/// Rows of a packed matrix come in blocks of this many.
#define CKERNELS_BLOCK 16
/// What stands for 1 in a quantized state.
#define CKERNELS_UNIT 16384

/// sums[v * rows + r] = Σ_c weights(r, c) · vectors[v * stride + c], for `count` vectors.
///
/// `weights` is packed: [rows / 16][pairs][16 rows][2 columns]. `rows` is a multiple of 16; a vector has 2 · pairs values. No sum may
/// leave 32 bits: the caller bounds columns and values. Runs on AVX2 where the processor has it, else on SSE2 or plain C.
void ckernels_multiply(const int16_t *weights, int32_t rows, int32_t pairs, const int16_t *vectors, int32_t stride, int32_t count,
                       int32_t *sums);

/// The same without SIMD intrinsics; what `ckernels_multiply` is on other processors.
void ckernels_multiply_portable(const int16_t *weights, int32_t rows, int32_t pairs, const int16_t *vectors, int32_t stride,
                                int32_t count, int32_t *sums);

/// values[i] = sums[i] · scale[i] + bias[i].
void ckernels_scale(int32_t count, const int32_t *sums, const float *scale, const float *bias, float *values);

/// One step of a gated recurrent unit, gates in PyTorch's order: reset, update, new (the reset gate after the recurrent product).
///
/// `first` and `second` are two parts of the input's 3 · hidden projections, biases in them; `sums`, `scale`, `bias` are the recurrent
/// product and what makes it a float. Writes the next state (elsewhere) and its quantized form (1 is CKERNELS_UNIT). All values must be finite.
void ckernels_gated_step(int32_t hidden, const float *first, const float *second, const int32_t *sums, const float *scale,
                         const float *bias, const float *state, float *next, int16_t *quantized);

/// logits[i] = (first[i] + second[i]) · scale[i] + bias[i]; returns Σ exp(logit − maximum) and writes the maximum.
/// `count` is a multiple of 16; a row that fills up has a bias of −1e30.
float ckernels_logits(int32_t count, const int32_t *first, const int32_t *second, const float *scale, const float *bias, float *logits,
                      float *maximum);

/// A value that a table is read by: the byte `numbers[at + i]` of the i-th word, `stride` rows a step.
typedef struct {
    int32_t at;
    int32_t stride;
} ckernels_atom;

/// Adds to the eight sums of each of `count` words a row from each of `tables` tables: sums[8 · i + lane] += rows[8 · row + lane], where row is
/// starts[table] + Σ stride · numbers[at + i] over the table's atoms, which end at ends[table] among all. All rows so named must be there, and no
/// sum may leave 32 bits. Runs on AVX2 where the processor has it.
void ckernels_add_rows(const ckernels_atom *atoms, const int32_t *ends, const int32_t *starts, int32_t tables, const uint8_t *numbers,
                       int32_t count, const int16_t *rows, int32_t *sums);

/// The same without SIMD intrinsics.
void ckernels_add_rows_portable(const ckernels_atom *atoms, const int32_t *ends, const int32_t *starts, int32_t tables,
                                const uint8_t *numbers, int32_t count, const int16_t *rows, int32_t *sums);

/// e to the power of `value`, clamped to −87…88; relative error under 2e-7 (the polynomial of Cephes' expf, Stephen Moshier 1992).
float ckernels_exponential(float value);

#ifdef __cplusplus
}
#endif

#endif
