// What the gazetteer costs: the first lookup of a process, and lookups after it.
//
// usage: gazetteer_bench TEXT_FILE      any text; its words and pairs of words are looked up
#include "core/entities/gazetteer.h"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/folding.h"
#include "core/text/words.h"

namespace {

using dateline::Gazetteer;
using Clock = std::chrono::steady_clock;

double nanoseconds(Clock::time_point begin, std::size_t count) {
  return std::chrono::duration<double, std::nano>(Clock::now() - begin).count() /
         static_cast<double>(count);
}

// Resident memory in KB, from /proc.
long resident_kb() {
  std::ifstream in("/proc/self/statm");
  long pages = 0;
  in >> pages >> pages;
  return pages * 4;
}

// Calls `ask(text)` for each text, some times over, and prints what a call takes.
template <typename Ask>
void measure(const char* what, const std::vector<std::string>& texts, Ask ask) {
  constexpr int kRounds = 20;
  std::size_t found = 0;
  const auto begin = Clock::now();
  for (int round = 0; round < kRounds; ++round) {
    for (const std::string& text : texts) found += ask(text) ? 1 : 0;
  }
  std::printf("%-28s %8.1f ns a call, %zu of %zu found\n", what,
              nanoseconds(begin, texts.size() * kRounds), found / kRounds, texts.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: gazetteer_bench TEXT_FILE\n", stderr);
    return 2;
  }
  const long before = resident_kb();
  const auto begin = Clock::now();
  const bool known = !Gazetteer::instance().find("Calais").empty();
  std::printf("first lookup                 %8.1f us, %ld KB more in memory%s\n",
              nanoseconds(begin, 1) / 1000, resident_kb() - before, known ? "" : " (nothing)");

  std::ifstream in(argv[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  std::vector<std::string> words;
  std::vector<std::string> pairs;
  for (const dateline::Word& word : dateline::segment_words(text)) {
    words.push_back(dateline::folded(word.of(text)));
    if (words.size() > 1) pairs.push_back(words[words.size() - 2] + " " + words.back());
  }
  if (pairs.empty()) return 1;
  const long with_text = resident_kb();
  const Gazetteer& gazetteer = Gazetteer::instance();
  measure("look_up(word)", words,
          [&](std::string_view w) { return !gazetteer.look_up(w).places.empty(); });
  measure("look_up(two words)", pairs,
          [&](std::string_view w) { return !gazetteer.look_up(w).places.empty(); });
  measure("find(word)", words, [&](std::string_view w) { return !gazetteer.find(w).empty(); });
  measure("is_name_prefix(word)", words,
          [&](std::string_view w) { return gazetteer.is_name_prefix(w); });
  std::printf("%zu places, %ld KB of them in memory now\n", gazetteer.size(),
              resident_kb() - with_text);
  return 0;
}
