// What finding people, places, numbers and dates costs, on one core, beside the analyzer alone over
// the same articles.
//   extract_bench FILE.jsonl [N]     the first N articles; all without
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/text/analyzer.h"
#include "core/text/sentences.h"
#include "core/text/words.h"
#include "indexer/extract/dates.h"
#include "indexer/extract/extractor.h"
#include "indexer/extract/name_tokens.h"
#include "indexer/extract/quantities.h"
#include "indexer/extract/tagger.h"

namespace {

using namespace dateline;

std::vector<Article> articles_in(const std::string& path, std::size_t limit) {
  std::vector<Article> out;
  std::ifstream file(path);
  for (std::string line; out.size() < limit && std::getline(file, line);) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (json.is_discarded()) continue;
    Article article;
    article.title = json.value("title", "");
    article.text = json.value("body", json.value("text", ""));
    article.date = json.value("date", "");
    article.language = "en";
    out.push_back(std::move(article));
  }
  return out;
}

struct Step {
  const char* name;
  std::function<std::size_t(Article&)> work;  // returns something that depends on all of it
  double best = 1e18;                         // nanoseconds
};

double nanoseconds(std::vector<Article>& articles, const Step& step, std::size_t& sink) {
  const auto begin = std::chrono::steady_clock::now();
  for (Article& article : articles) sink += step.work(article);
  return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::vector<Article> articles =
      articles_in(argv[1], argc > 2 ? std::stoul(argv[2]) : static_cast<std::size_t>(-1));
  std::size_t tokens = 0;
  for (const Article& article : articles) tokens += segment_words(article.text).size();
  // Parts are asked for by themselves, so that words and sentences are made again in each.
  std::vector<Step> steps = {
      {"words and sentences",
       [](Article& a) { return segment_words(a.text).size() + split_sentences(a.text).size(); }},
      {"analyzer alone", [](Article& a) { return analyze(a.text).size(); }},
      {"words, sentences, names tagged",
       [](Article& a) {
         return tag_names(NameTokens(a.text, segment_words(a.text), split_sentences(a.text)))
             .size();
       }},
      {"words, sentences, numbers and dates",
       [](Article& a) {
         return find_numbers_and_dates(a.text, segment_words(a.text), split_sentences(a.text),
                                       own_day(a.date))
             .numbers.size();
       }},
      {"words, dates",
       [](Article& a) {
         return find_dates(a.text, segment_words(a.text), own_day(a.date)).size();
       }},
      {"extraction, whole", [](Article& a) {
         extract_entities(a);
         return a.found.people.size();
       }}};
  std::size_t sink = 0;
  for (int run = 0; run < 3; ++run) {
    for (Step& step : steps) step.best = std::min(step.best, nanoseconds(articles, step, sink));
  }
  std::printf("%zu articles, %zu words, one core (%zu)\n", articles.size(), tokens, sink);
  for (const Step& step : steps) {
    std::printf("| %-32s | %7.1f ns a word | %9.0f words/s |\n", step.name,
                step.best / static_cast<double>(tokens),
                static_cast<double>(tokens) / step.best * 1e9);
  }
  return 0;
}
