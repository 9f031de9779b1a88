// Word boundaries straight over ICU: what ICU.BreakIterator is measured against.
//
//   boundaries TEXT RULES [ROUNDS]
//
// Per line: u_strFromUTF8 into a reused buffer, ubrk_setText, then ubrk_next and ubrk_getRuleStatus to the end, counting UTF-8 offsets; each
// segment (end, status) is stored. One line a benchmark: name, median, minimum and maximum MB/s, segments; tab-separated. MB is 10^6 bytes.
#include <unicode/ubrk.h>
#include <unicode/uclean.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

struct Segment {
  int32_t end;
  int32_t status;
};

std::string readFile(const char *path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "boundaries: cannot read %s\n", path);
    std::exit(66);
  }
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

void check(UErrorCode status, const char *operation) {
  if (U_SUCCESS(status)) return;
  std::fprintf(stderr, "boundaries: could not %s: %s\n", operation, u_errorName(status));
  std::exit(70);
}

size_t pass(const std::string &text, UBreakIterator *breaks, std::vector<UChar> &buffer, std::vector<Segment> &segments) {
  size_t total = 0;
  for (size_t start = 0; start < text.size();) {
    const void *feed = std::memchr(text.data() + start, '\n', text.size() - start);
    size_t end = feed ? static_cast<const char *>(feed) - text.data() : text.size();
    size_t length = end - start;
    if (length > 0) {
      if (buffer.size() < length) buffer.resize(length * 2);
      UErrorCode status = U_ZERO_ERROR;
      int32_t units = 0;
      u_strFromUTF8(buffer.data(), static_cast<int32_t>(buffer.size()), &units, text.data() + start, static_cast<int32_t>(length), &status);
      check(status, "read UTF-8");
      ubrk_setText(breaks, buffer.data(), units, &status);
      check(status, "set the text");
      segments.clear();
      int32_t from = 0, bytes = 0;
      for (int32_t to = ubrk_next(breaks); to != UBRK_DONE; to = ubrk_next(breaks)) {
        for (; from < to; from++) {
          UChar unit = buffer[from];
          bytes += 1 + (unit >= 0x80) + (unit >= 0x800) - ((unit & 0xF800) == 0xD800);
        }
        segments.push_back({bytes, ubrk_getRuleStatus(breaks)});
      }
      total += segments.size();
    }
    start = end + 1;
  }
  return total;
}

void measure(const char *name, const std::string &text, UBreakIterator *breaks, int rounds) {
  std::vector<UChar> buffer;
  std::vector<Segment> segments;
  std::vector<double> seconds;
  size_t total = 0;
  for (int round = 0; round <= rounds; round++) {
    auto start = std::chrono::steady_clock::now();
    total = pass(text, breaks, buffer, segments);
    std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    if (round > 0) seconds.push_back(elapsed.count());  // The first round warms up.
  }
  std::sort(seconds.begin(), seconds.end());
  double megabytes = static_cast<double>(text.size()) / 1e6;
  std::printf("%s\t%.1f\t%.1f\t%.1f\t%zu\n", name, megabytes / seconds[seconds.size() / 2], megabytes / seconds.back(),
      megabytes / seconds.front(), total);
}

}  // namespace

int main(int argc, char **argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: boundaries TEXT RULES [ROUNDS]\n");
    return 64;
  }
  std::string text = readFile(argv[1]);
  std::string source = readFile(argv[2]);
  int rounds = std::max(1, argc > 3 ? std::atoi(argv[3]) : 5);

  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *words = ubrk_open(UBRK_WORD, "hi", nullptr, 0, &status);
  check(status, "open word boundaries");
  std::vector<UChar> rules(source.size() + 1);
  int32_t units = 0;
  u_strFromUTF8(rules.data(), static_cast<int32_t>(rules.size()), &units, source.data(), static_cast<int32_t>(source.size()), &status);
  check(status, "read the rules");
  UParseError place;
  UBreakIterator *custom = ubrk_openRules(rules.data(), units, nullptr, 0, &place, &status);
  check(status, "compile the rules");

  measure("boundaries, ICU's word rules: C++", text, words, rounds);
  measure("boundaries, word.rules: C++", text, custom, rounds);
  ubrk_close(words);
  ubrk_close(custom);
  u_cleanup();
  return 0;
}
