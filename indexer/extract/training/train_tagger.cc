// Learns the tagger's model file. See README.md.
#include <bit>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_map>

#include "core/text/sentences.h"
#include "core/text/words.h"
#include "indexer/extract/tagger.h"
#include "indexer/extract/training/classes.h"
#include "indexer/extract/training/conll.h"
#include "indexer/extract/training/crf.h"
#include "indexer/extract/training/examples.h"
#include "indexer/extract/training/model_file.h"

namespace {

using namespace dateline;
using namespace dateline::training;

constexpr std::size_t kSentencesPerText = 20;

struct Source {
  const char* name;  // NAME.conll
  float weight;
  FileWays ways;
};

// News counts for more than the rest.
constexpr Source kSources[] = {
    {"wikinews-train", 2.0F, {}},
    {"wikigold-all", 1.0F, {}},
    {"redocred-all", 0.6F, {.split_hyphens = true}},
    {"gum-news.joined", 0.6F, {}},
    {"gum-interview.joined", 0.7F, {}},
    {"gum-bio.joined", 0.7F, {}},
    {"gum-voyage.joined", 0.5F, {}},
    {"gum-court.joined", 0.5F, {}},
    {"gum-academic.joined", 0.5F, {}},
    {"crossner-politics.train", 0.7F, {.split_hyphens = true}},
    {"crossner-politics.dev", 0.7F, {.split_hyphens = true}},
    {"crossner-politics.test", 0.7F, {.split_hyphens = true}},
    {"broad_twitter-g_news_clean", 0.7F, {.marks_other = false}},
    {"uner_ewt-dev", 0.7F, {.marks_other = false}},
    {"uner_ewt-test", 0.7F, {.marks_other = false}},
    {"uner_pud-news", 1.0F, {.marks_other = false}},
    {"re3d-ukgov", 0.2F, {}},
    {"re3d-centcom", 0.2F, {}},
    {"re3d-usstate", 0.2F, {}},
    {"wnut17-train", 0.3F, {}},
};

struct Options {
  std::filesystem::path data;
  std::filesystem::path model;
  std::string left_out;  // a source by name
  std::vector<std::string> scored;
  std::filesystem::path errors;
  CrfOptions crf;
  ClassOptions classes;
  Forgetting forgetting;
  int copies = 2;                      // of each text, with other words forgotten
  std::size_t most = 218'000;          // features kept: 2^18 slots, 5 MB
  std::filesystem::path classes_file;  // read from there when it exists, else written to it
};

std::filesystem::path file_of(const Options& options, const std::string& name) {
  return options.data / "ner" / (name + ".conll");
}

// Some headlines: single sentences in capitals and in Title Case.
void add_headlines(const std::vector<MarkedSentence>& sentences, const Source& source,
                   const WordClasses& classes, Forgetting forgetting, Examples& examples) {
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (sentences[i].size() < 4 || sentences[i].size() > 25 || i % 4 == 3) continue;
    const bool upper = i % 4 == 0;
    if (!upper && i % 4 == 2) continue;
    const std::vector<MarkedSentence> headline = {upper ? upper_cased(sentences[i])
                                                        : title_cased(sentences[i])};
    add_examples(running_text(headline, 0, 1, source.ways), source.ways, source.weight * 0.5F,
                 classes, forgetting, examples);
    ++forgetting.seed;
  }
}

Examples read_examples(const Options& options, const WordClasses& classes) {
  Examples examples;
  Forgetting forgetting = options.forgetting;
  for (const Source& source : kSources) {
    if (source.name == options.left_out) continue;
    const auto sentences = read_conll(file_of(options, source.name));
    if (sentences.empty()) std::fprintf(stderr, "  %s: nothing read\n", source.name);
    for (std::size_t i = 0; i < sentences.size(); i += kSentencesPerText) {
      const std::size_t end = std::min(sentences.size(), i + kSentencesPerText);
      const MarkedText text = running_text(sentences, i, end, source.ways);
      for (int copy = 0; copy < options.copies; ++copy) {
        ++forgetting.seed;
        add_examples(text, source.ways, source.weight / static_cast<float>(options.copies), classes,
                     forgetting, examples);
      }
    }
    add_headlines(sentences, source, classes, forgetting, examples);
  }
  return examples;
}

// Numbers the features that occur twice or more and drops the others. Returns them by id.
std::vector<Feature> index_features(Examples& examples) {
  std::vector<std::uint32_t> sorted = examples.features;
  std::sort(sorted.begin(), sorted.end());
  std::vector<Feature> known;
  for (std::size_t i = 0; i < sorted.size();) {
    std::size_t end = i;
    while (end < sorted.size() && sorted[end] == sorted[i]) ++end;
    if (end - i > 1) known.push_back({sorted[i], static_cast<std::uint32_t>(end - i)});
    i = end;
  }
  std::unordered_map<std::uint32_t, std::uint32_t> ids;
  ids.reserve(known.size());
  for (std::uint32_t id = 0; id < known.size(); ++id) ids.emplace(known[id].hash, id);
  std::size_t kept = 0;
  for (ExampleWord& word : examples.words) {
    const std::size_t begin = kept;
    for (std::uint64_t f = word.begin; f < word.begin + word.count; ++f) {
      const auto id = ids.find(examples.features[f]);
      if (id != ids.end()) examples.features[kept++] = id->second;
    }
    word.begin = begin;
    word.count = static_cast<std::uint32_t>(kept - begin);
  }
  examples.features.resize(kept);
  return known;
}

void read_plain_text(std::istream& in, ClassLearner& learner) {
  for (std::string line; std::getline(in, line);) {
    const auto article = nlohmann::json::parse(line, nullptr, false);
    if (!article.is_object() || !article.contains("body")) continue;
    learner.read(article["body"].get_ref<const std::string&>());
  }
}

LearntClasses learn_classes(const Options& options) {
  ClassLearner learner;
  std::ifstream sample(options.data / "news" / "sample.jsonl");
  read_plain_text(sample, learner);
  read_plain_text(std::cin, learner);
  for (const Source& source : kSources) {
    if (source.name == options.left_out) continue;
    const auto sentences = read_conll(file_of(options, source.name));
    learner.read(running_text(sentences, 0, sentences.size(), source.ways).text);
  }
  std::fprintf(stderr, "classes: %zu words of plain text read\n", learner.words_read());
  return learner.learn(options.classes);
}

template <typename T>
void put(std::ostream& out, const std::vector<T>& values) {
  const std::uint64_t size = values.size();
  out.write(reinterpret_cast<const char*>(&size), sizeof size);
  out.write(reinterpret_cast<const char*>(values.data()),
            static_cast<std::streamsize>(size * sizeof(T)));
}
template <typename T>
void get(std::istream& in, std::vector<T>& values) {
  std::uint64_t size = 0;
  in.read(reinterpret_cast<char*>(&size), sizeof size);
  values.resize(size);
  in.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(size * sizeof(T)));
}

LearntClasses classes_of(const Options& options) {
  LearntClasses classes;
  if (!options.classes_file.empty() && std::filesystem::exists(options.classes_file)) {
    std::ifstream in(options.classes_file, std::ios::binary);
    get(in, classes.keys);
    get(in, classes.fine);
    get(in, classes.coarse_of);
    return classes;
  }
  classes = learn_classes(options);
  if (!options.classes_file.empty()) {
    std::ofstream out(options.classes_file, std::ios::binary);
    put(out, classes.keys);
    put(out, classes.fine);
    put(out, classes.coarse_of);
  }
  return classes;
}

struct Score {
  std::size_t right = 0, found = 0, marked = 0;

  double f1() const {
    return found + marked == 0
               ? 0
               : 2.0 * static_cast<double>(right) / static_cast<double>(found + marked);
  }
};

void note_errors(std::ostream& out, const MarkedText& text,
                 const std::map<std::pair<std::size_t, std::size_t>, int>& wrong) {
  for (const auto& [range, kind] : wrong) {
    const std::size_t from = range.first > 40 ? range.first - 40 : 0;
    std::string around = text.text.substr(from, range.first - from) + "[[" +
                         text.text.substr(range.first, range.second - range.first) + "]]" +
                         text.text.substr(range.second, 30);
    std::replace(around.begin(), around.end(), '\n', ' ');
    out << (kind >= 10 ? "extra  " : "missed ") << "PLO"[kind % 10] << "  " << around << "\n";
  }
}

// Names found right, of a file: exact spans.
void score_file(const Options& options, const std::string& name, const TagModel& model) {
  const auto sentences = read_conll(file_of(options, name));
  FileWays ways;
  for (const Source& source : kSources) {
    if (source.name == name) ways = source.ways;
  }
  Score scores[3];
  std::ofstream errors;
  if (!options.errors.empty()) errors.open(options.errors, std::ios::app);
  std::size_t count = 0;
  double seconds = 0;
  for (std::size_t i = 0; i < sentences.size(); i += kSentencesPerText) {
    const auto text =
        running_text(sentences, i, std::min(sentences.size(), i + kSentencesPerText), ways);
    const auto words = segment_words(text.text);
    const auto ends = split_sentences(text.text);
    const auto begin = std::chrono::steady_clock::now();
    const NameTokens tokens(text.text, words, ends);
    const auto spans = tag_names(tokens, model);
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    count += tokens.size();
    std::map<std::pair<std::size_t, std::size_t>, int> marked, extra;
    for (const auto& one : text.names) {
      if (one.kind > 2) continue;
      ++scores[one.kind].marked;
      marked[{one.range.begin, one.range.end}] = static_cast<int>(one.kind);
    }
    for (const NameSpan& span : spans) {
      const auto kind = static_cast<int>(span.kind);
      ++scores[kind].found;
      const auto at = marked.find({span.range.begin, span.range.end});
      if (at != marked.end() && at->second == kind) {
        ++scores[kind].right;
        marked.erase(at);
      } else {
        extra[{span.range.begin, span.range.end}] = kind + 10;
      }
    }
    if (errors.is_open()) {
      note_errors(errors, text, marked);
      note_errors(errors, text, extra);
    }
  }
  std::printf("%-28s PER %.4f  LOC %.4f  ORG %.4f   %.0f words/s\n", name.c_str(), scores[0].f1(),
              scores[1].f1(), scores[2].f1(), static_cast<double>(count) / seconds);
}

int usage() {
  std::fputs(
      "usage: train_tagger DATA MODEL [--leave-out NAME] [--score NAME]... [--errors FILE]\n"
      "                    [--classes FILE] [--most FEATURES] [--noise P] [--passes N] [--rate R]\n"
      "DATA/ner/NAME.conll: marked sentences; DATA/news/sample.jsonl and standard input: plain\n"
      "text for the word classes, JSON Lines with `body`. MODEL is written.\n",
      stderr);
  return 2;
}

bool read_options(int argc, char** argv, Options& options) {
  if (argc < 3) return false;
  options.data = argv[1];
  options.model = argv[2];
  for (int i = 3; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    const std::string value = argv[i + 1];
    if (name == "--leave-out")
      options.left_out = value;
    else if (name == "--score")
      options.scored.push_back(value);
    else if (name == "--errors")
      options.errors = value;
    else if (name == "--classes")
      options.classes_file = value;
    else if (name == "--noise")
      options.crf.noise = std::stof(value);
    else if (name == "--passes")
      options.crf.passes = std::stoi(value);
    else if (name == "--averaged")
      options.crf.averaged = std::stoi(value);
    else if (name == "--rate")
      options.crf.rate = std::stof(value);
    else if (name == "--decay")
      options.crf.decay = std::stof(value);
    else if (name == "--forget-lists")
      options.forgetting.lists = std::stod(value);
    else if (name == "--forget-words")
      options.forgetting.words = std::stod(value);
    else if (name == "--members")
      options.crf.members = static_cast<unsigned>(std::stoul(value));
    else if (name == "--copies")
      options.copies = std::stoi(value);
    else if (name == "--most")
      options.most = std::stoul(value);
    else
      return false;
  }
  return argc % 2 == 1;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (!read_options(argc, argv, options)) return usage();
  const LearntClasses learnt = classes_of(options);
  const WordClasses classes(learnt.keys.data(), learnt.fine.data(), learnt.keys.size(),
                            learnt.coarse_of.data());
  Examples examples = read_examples(options, classes);
  const auto features = index_features(examples);
  std::fprintf(stderr, "%zu rows, %zu words, %zu features; %zu names, %zu out of reach\n",
               examples.rows.size(), examples.words.size(), features.size(), examples.names,
               examples.unreachable);
  const Weights weights = train_crf(examples, features.size(), options.crf);
  const std::string bytes = model_bytes(weights, features, learnt, options.most);
  std::ofstream(options.model, std::ios::binary) << bytes;
  std::fprintf(stderr, "%s: %zu bytes\n", options.model.c_str(), bytes.size());
  std::string aligned(bytes.size() + 16, '\0');
  const auto at = (16 - std::bit_cast<std::uintptr_t>(aligned.data()) % 16) % 16;
  std::memcpy(aligned.data() + at, bytes.data(), bytes.size());
  const TagModel model(std::string_view(aligned).substr(at, bytes.size()));
  for (const std::string& name : options.scored) score_file(options, name, model);
  return 0;
}
