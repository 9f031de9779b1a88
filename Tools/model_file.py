"""Writes the binary models that Sources/Transliteration/ModelFile reads: the same bytes as its ModelFileWriter and MappedWordTable.add.

A test of the Swift package writes a small model with its own writer and compares it with one made here (`python3 model_file.py`).
"""
import struct
import sys

MASK = (1 << 64) - 1
LONGEST = 0x3FFF
FIRST, SECOND = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F


def mix(value):
    value = ((value ^ value >> 32) * FIRST) & MASK
    value = ((value ^ value >> 29) * SECOND) & MASK
    return value ^ value >> 32


def checksum(content):
    lanes = [FIRST, SECOND, FIRST ^ SECOND, (FIRST + SECOND) & MASK]
    whole = len(content) // 32 * 32
    values = struct.unpack(f"<{whole // 8}Q", content[:whole])
    for lane in range(4):
        state = lanes[lane]
        for value in values[lane::4]:
            state = (state + value * SECOND) & MASK
            state = ((state << 31 | state >> 33) & MASK) * FIRST & MASK
        lanes[lane] = state
    total = len(content)
    for lane in lanes:
        total = mix(total ^ lane)
    for byte in content[whole:]:
        total = mix(total ^ byte)
    return total


class ModelFileWriter:
    """Sections in the order they were added, after `signature`."""

    def __init__(self, kind, signature):
        self.kind = kind
        self.sections = [("signature", signature.encode("utf-8"))]

    def add(self, name, content):
        self.sections.append((name, bytes(content)))

    def add_words(self, name, entries):
        """A word table: `entries` are (key, value) pairs of bytes with different keys."""
        capacity = max(16, len(entries) + len(entries) // 2)
        slots, hashes, records = [0] * capacity, [0] * capacity, bytearray()
        for key, value in entries:
            if len(key) > LONGEST or len(value) > LONGEST:
                continue
            own = fnv(key)
            slot = (own >> 32) * capacity >> 32
            while slots[slot]:
                slot = (slot + 1) % capacity
            slots[slot], hashes[slot] = len(records) + 1, own
            records += length(len(key)) + length(len(value)) + key + value
        # Above the offset, bits of the hash.
        bits = len(records).bit_length()
        places = [slot and slot | (own & 0xFFFFFFFF) >> bits << bits for slot, own in zip(slots, hashes)]
        self.add(name + ".places", struct.pack(f"<{capacity}I", *places))
        self.add(name + ".records", records)

    def finish(self):
        header, record, alignment = 64, 32, 64
        start = -(-(header + len(self.sections) * record) // alignment) * alignment
        table, body = bytearray(), bytearray()
        for name, content in self.sections:
            body += bytes(-len(body) % alignment)
            table += name.encode("ascii")[:16].ljust(16, b"\0") + struct.pack("<QQ", start + len(body), len(content))
            body += content
        table += bytes(start - header - len(table))
        content = bytes(table + body)
        return (b"DUBASHM1" + struct.pack("<IIQQ", 1, len(self.sections), header + len(content), checksum(content))
                + self.kind.encode("ascii")[:32].ljust(32, b"\0") + content)


def length(value):
    return bytes([value]) if value < 0x80 else bytes([value & 0x7F | 0x80, value >> 7])


def fnv(key):
    value = 0xCBF29CE484222325
    for byte in key:
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return mix(value)


def example():
    """The model of ModelFileToolTests.swift."""
    writer = ModelFileWriter("example", "made by model_file.py, क")
    writer.add_words("w", [(f"key {n}".encode(), f"मान {n * n}".encode()) for n in range(40)])
    writer.add("numbers", struct.pack("<3I", 1, 2, 0xFFFFFFFF))
    return writer.finish()


if __name__ == "__main__":
    sys.stdout.buffer.write(example())
