"""Writes the model file of the neural tagger (kind "tagger") that Sources/Transliteration/Tagger/ reads.

    import tagger_file
    tagger_file.write("to-latin.model", weights, characters, labels, domains, signature)

`weights` are numpy arrays under PyTorch's names: e, dom, le (embeddings of characters, domains, labels), enc (GRU of two layers, both
directions), dec (GRU over encoder state and embedding of the label before), o (linear layer over decoder and encoder state).
`characters[0]` is the padding, `characters[1]` stands for every unknown character; the others are one character each. Labels are strings
of 0 to 3 characters. Sizes are read from the shapes.

Weights become 8-bit integers with one scale for each row (the largest magnitude of a row is 127); biases stay 32-bit floats.
Sections, little-endian: "shape", six 32-bit integers (embedding, encoder's hidden size in one direction, decoder's hidden size,
characters, labels, domains); "characters", "labels", "domains", UTF-8, one a line without a line feed at the end; for each matrix M
"M.w" (bytes, row by row) and "M.s" (a float for each row), for each bias "M.b" (floats). The container is described in ModelFile.swift.

Deterministic: the same weights give the same bytes. Needs numpy.
"""
import struct

import numpy

KIND = "tagger"
MATRICES = {
    "chars": "e.weight", "domains": "dom.weight", "prev": "le.weight",
    "enc0f.ih": "enc.weight_ih_l0", "enc0f.hh": "enc.weight_hh_l0", "enc0b.ih": "enc.weight_ih_l0_reverse",
    "enc0b.hh": "enc.weight_hh_l0_reverse", "enc1f.ih": "enc.weight_ih_l1", "enc1f.hh": "enc.weight_hh_l1",
    "enc1b.ih": "enc.weight_ih_l1_reverse", "enc1b.hh": "enc.weight_hh_l1_reverse",
    "dec.ih": "dec.weight_ih_l0", "dec.hh": "dec.weight_hh_l0", "out": "o.weight",
}
BIASES = {
    "enc0f.ih": "enc.bias_ih_l0", "enc0f.hh": "enc.bias_hh_l0", "enc0b.ih": "enc.bias_ih_l0_reverse",
    "enc0b.hh": "enc.bias_hh_l0_reverse", "enc1f.ih": "enc.bias_ih_l1", "enc1f.hh": "enc.bias_hh_l1",
    "enc1b.ih": "enc.bias_ih_l1_reverse", "enc1b.hh": "enc.bias_hh_l1_reverse",
    "dec.ih": "dec.bias_ih_l0", "dec.hh": "dec.bias_hh_l0", "out": "o.bias",
}
MASK = (1 << 64) - 1
FIRST, SECOND = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F


def quantize(matrix):
    """8-bit integers and a 32-bit scale for each row, so that integers · scale ≈ matrix. A row of zeros has scale 0."""
    matrix = numpy.asarray(matrix, dtype=numpy.float32)
    if matrix.ndim != 2 or not numpy.isfinite(matrix).all():
        raise ValueError(f"not a matrix of finite numbers: shape {matrix.shape}")
    scales = (numpy.abs(matrix).max(axis=1) / numpy.float32(127)).astype(numpy.float32)
    divisors = numpy.where(scales > 0, scales, numpy.float32(1))
    integers = numpy.clip(numpy.rint(matrix / divisors[:, None]), -127, 127).astype(numpy.int8)
    return integers, scales


def dequantized(weights):
    """The weights as the file holds them, under the same names: for measuring what 8 bits cost."""
    result = dict(weights)
    for name in MATRICES.values():
        integers, scales = quantize(weights[name])
        result[name] = integers.astype(numpy.float32) * scales[:, None]
    return result


def write(path, weights, characters, labels, domains, signature):
    """Writes the file. Raises ValueError when shapes, characters or labels do not fit together, before anything is written."""
    check(weights, characters, labels, domains)
    hidden, decoder = weights["enc.weight_hh_l0"].shape[1], weights["dec.weight_hh_l0"].shape[1]
    shape = [weights["e.weight"].shape[1], hidden, decoder, len(characters), len(labels), len(domains)]
    sections = [("signature", signature.encode("utf-8")), ("shape", struct.pack("<6I", *shape))]
    for name, texts in (("characters", characters), ("labels", labels), ("domains", domains)):
        sections.append((name, "\n".join(texts).encode("utf-8")))
    for name, key in MATRICES.items():
        integers, scales = quantize(weights[key])
        # The sections "chars" and "domains" of weights are told from those of texts by their endings.
        sections.append((name + ".w", integers.tobytes()))
        sections.append((name + ".s", scales.astype("<f4").tobytes()))
    for name, key in BIASES.items():
        sections.append((name + ".b", numpy.asarray(weights[key]).astype("<f4").tobytes()))
    with open(path, "wb") as file:
        file.write(container(KIND, sections))


def check(weights, characters, labels, domains):
    embedding = weights["e.weight"].shape[1]
    hidden, decoder = weights["enc.weight_hh_l0"].shape[1], weights["dec.weight_hh_l0"].shape[1]
    expected = {
        "e.weight": (len(characters), embedding), "dom.weight": (len(domains), embedding), "le.weight": (len(labels), embedding),
        "dec.weight_ih_l0": (3 * decoder, 2 * hidden + embedding), "dec.weight_hh_l0": (3 * decoder, decoder),
        "dec.bias_ih_l0": (3 * decoder,), "dec.bias_hh_l0": (3 * decoder,),
        "o.weight": (len(labels), decoder + 2 * hidden), "o.bias": (len(labels),),
    }
    for layer, inputs in (("l0", embedding), ("l1", 2 * hidden)):
        for direction in ("", "_reverse"):
            expected[f"enc.weight_ih_{layer}{direction}"] = (3 * hidden, inputs)
            expected[f"enc.weight_hh_{layer}{direction}"] = (3 * hidden, hidden)
            expected[f"enc.bias_ih_{layer}{direction}"] = expected[f"enc.bias_hh_{layer}{direction}"] = (3 * hidden,)
    for name, shape in expected.items():
        if tuple(weights[name].shape) != shape:
            raise ValueError(f"{name}: shape {tuple(weights[name].shape)}, expected {shape}")
    if len(characters) < 2 or any(len(character) != 1 for character in characters[2:]):
        raise ValueError("characters: two special ones, then one character each")
    for name, texts in (("characters", characters), ("labels", labels), ("domains", domains)):
        if len(set(texts)) != len(texts) or any("\n" in text or "\0" in text for text in texts):
            raise ValueError(f"{name}: repeated, or with a line feed or U+0000 inside")
    if any(len(label) > 3 for label in labels):
        raise ValueError("labels: longer than three characters")


def container(kind, sections):
    """The bytes of a model file; as ModelFileWriter.swift."""
    start = (64 + 32 * len(sections) + 63) // 64 * 64
    table, body = b"", bytearray()
    for name, content in sections:
        body += bytes(-len(body) % 64)
        table += padded(name, 16) + struct.pack("<QQ", start + len(body), len(content))
        body += content
    content = table + bytes(start - 64 - len(table)) + bytes(body)
    header = b"DUBASHM1" + struct.pack("<IIQQ", 1, len(sections), 64 + len(content), checksum(content)) + padded(kind, 32)
    return header + content


def padded(text, size):
    data = text.encode("ascii")
    if len(data) > size:
        raise ValueError(f"{text}: more than {size} bytes")
    return data + bytes(size - len(data))


def checksum(data):
    """As Checksum.swift."""
    lanes = [FIRST, SECOND, FIRST ^ SECOND, (FIRST + SECOND) & MASK]
    whole = len(data) // 32 * 32
    for place, value in enumerate(struct.unpack(f"<{whole // 8}Q", data[:whole])):
        total = (lanes[place & 3] + value * SECOND) & MASK
        lanes[place & 3] = ((total << 31 | total >> 33) * FIRST) & MASK
    total = len(data)
    for lane in lanes:
        total = mix(total ^ lane)
    for byte in data[whole:]:
        total = mix(total ^ byte)
    return total


def mix(value):
    value = ((value ^ value >> 32) * FIRST) & MASK
    value = ((value ^ value >> 29) * SECOND) & MASK
    return value ^ value >> 32
