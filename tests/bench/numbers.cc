// What finding numbers and dates costs beside finding the words they are made of.
//
//   numbers_bench COLLECTION.jsonl [ARTICLES]
//
// COLLECTION: {"text"|"body"} a line. Prints nanoseconds a word, the best of three rounds.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/text/sentences.h"
#include "core/text/words.h"
#include "indexer/extract/quantities.h"

namespace {

using Clock = std::chrono::steady_clock;
using namespace dateline;

struct Text {
  std::string body;
  std::vector<Word> words;
  std::vector<ByteRange> sentences;
};

constexpr int kRounds = 3;

template <typename Work>
double best_nanoseconds(const std::vector<Text>& texts, Work work) {
  double best = 1e300;
  for (int round = 0; round < kRounds; ++round) {
    const auto start = Clock::now();
    for (const Text& text : texts) work(text);
    best = std::min(best, std::chrono::duration<double, std::nano>(Clock::now() - start).count());
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: numbers_bench COLLECTION.jsonl [ARTICLES]\n";
    return 2;
  }
  const std::size_t limit = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 2000;
  std::vector<Text> texts;
  std::ifstream in(argv[1]);
  for (std::string line; texts.size() < limit && std::getline(in, line);) {
    const auto json = nlohmann::json::parse(line);
    Text text;
    text.body = json.contains("text") ? json["text"].get<std::string>() : json.value("body", "");
    texts.push_back(std::move(text));
  }
  const double segmenting = best_nanoseconds(texts, [](const Text& text) {
    const_cast<Text&>(text).words = segment_words(text.body);
    const_cast<Text&>(text).sentences = split_sentences(text.body);
  });
  std::size_t words = 0;
  for (const Text& text : texts) words += text.words.size();
  std::size_t dates = 0;
  std::size_t numbers = 0;
  const Date published{2001, 5, 17};
  const double finding = best_nanoseconds(texts, [&](const Text& text) {
    const NumbersAndDates found =
        find_numbers_and_dates(text.body, text.words, text.sentences, published);
    dates += found.dates.size();
    numbers += found.numbers.size();
  });
  std::printf("%zu articles, %zu words, %zu dates, %zu numbers\n", texts.size(), words,
              dates / kRounds, numbers / kRounds);
  std::printf("words and sentences %.1f ns a word, dates and numbers %.1f ns\n",
              segmenting / static_cast<double>(words), finding / static_cast<double>(words));
  return 0;
}
