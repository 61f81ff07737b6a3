// How long completion, spelling and similar articles take on an index, and what the vocabulary in
// memory weighs.
//
//   suggest_bench INDEX [ROUNDS]
//
// Prefixes, misspellings and ids are drawn from the index itself (seeded): what readers type while
// they write a word or a name of the archive, alone and after another word. Prints p50, p90 and p99
// in milliseconds: of the first call for each text, and of the second.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "searcher/search_service.h"
#include "searcher/suggest/vocabulary_snapshot.h"

namespace {

using namespace dateline;
using Clock = std::chrono::steady_clock;

double milliseconds(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

void print_line(const std::string& name, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  std::printf("%-34s %6zu  %8.3f %8.3f %8.3f %8.3f\n", name.c_str(), times.size(), at(.5), at(.9),
              at(.99), times.back());
}

// Times `call` for each text, twice over all.
void measure(const std::string& name, const std::vector<std::string>& texts,
             const std::function<void(const std::string&)>& call) {
  for (const char* round : {", first", ", again"}) {
    std::vector<double> times;
    for (const std::string& text : texts) {
      const auto begin = Clock::now();
      call(text);
      times.push_back(milliseconds(begin));
    }
    print_line(name + round, std::move(times));
  }
}

struct Texts {
  std::vector<std::string> prefixes, after_a_word, names, misspelled, ids;
};

class Typist {
 public:
  Typist(const SearchService& service, std::size_t rounds) : service_(service), rounds_(rounds) {}

  Texts texts() {
    SearchRequest request;
    request.limit = 400;
    request.sort = Sort::oldest;
    const auto results = service_.search(request);
    if (!results) return {};
    for (std::size_t i = 0; i < rounds_; ++i) add(results->hits[random(results->hits.size())]);
    return std::move(out_);
  }

 private:
  std::size_t random(std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(generator_);
  }

  void add(const Hit& hit) {
    out_.ids.push_back(hit.id);
    std::string text;
    for (const Segment& segment : hit.snippet) text += segment.text;
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      std::string word = text.substr(begin, end - begin);
      const bool letters = std::all_of(word.begin(), word.end(), [](char c) {
        return std::isalpha(static_cast<unsigned char>(c)) != 0;
      });
      if (word.size() > 4 && letters) words.push_back(std::move(word));
      begin = end + 1;
    }
    if (words.size() < 2) return;
    const std::string& word = words[random(words.size())];
    out_.prefixes.push_back(word.substr(0, 1 + random(word.size())));
    out_.after_a_word.push_back(words.front() + " " + out_.prefixes.back());
    std::string wrong = word;
    std::swap(wrong[2], wrong[3]);
    out_.misspelled.push_back(words.back() + " " + wrong + "x");
    if (!hit.people.empty())
      out_.names.push_back(hit.people[0].substr(0, 2 + random(hit.people[0].size())));
  }

  const SearchService& service_;
  std::size_t rounds_;
  std::mt19937 generator_{7};
  Texts out_;
};

int run(const std::string& index, std::size_t rounds) {
  auto reader = IndexReader::open(index);
  auto service = SearchService::open(index);
  if (!reader || !service) {
    std::cerr << "suggest_bench: " << (reader ? service.error() : reader.error()).text() << "\n";
    return 3;
  }
  const auto begin = Clock::now();
  const VocabularySnapshot snapshot(**reader);
  std::printf("vocabulary: %zu words, %zu names, %.1f MB, read in %.0f ms\n", snapshot.word_count(),
              snapshot.name_count(), static_cast<double>(snapshot.bytes()) / 1e6,
              milliseconds(begin));
  const Texts texts = Typist(**service, rounds).texts();
  const auto suggest = [&](const std::string& text) {
    if (!(*service)->suggest(text)) std::exit(1);
  };
  suggest("warm");
  std::printf("%-34s %6s  %8s %8s %8s %8s\n", "ms", "calls", "p50", "p90", "p99", "most");
  measure("suggest: beginning of a word", texts.prefixes, suggest);
  measure("suggest: after another word", texts.after_a_word, suggest);
  measure("suggest: beginning of a name", texts.names, suggest);
  measure("search: two words, one misspelled", texts.misspelled, [&](const std::string& text) {
    SearchRequest request;
    request.query = text;
    if (!(*service)->search(request)) std::exit(1);
  });
  measure("similar: ten hits", texts.ids, [&](const std::string& id) {
    if (!(*service)->similar(id)) std::exit(1);
  });
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: suggest_bench INDEX [ROUNDS]\n";
    return 2;
  }
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 300;
  return run(argv[1], rounds > 0 ? static_cast<std::size_t>(rounds) : 300);
}
