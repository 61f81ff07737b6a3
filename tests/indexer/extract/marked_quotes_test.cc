// How well quotes and their speakers are found, on quotes marked by hand (marked_quotes.tsv, which
// docs/quotations.md explains). Articles of the shared data beside the project are skipped where it
// is absent; those of corpus/ are always there.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/entities/person_name.h"
#include "core/schema/terms.h"
#include "indexer/extract/extractor.h"

using namespace dateline;

namespace {

namespace fs = std::filesystem;
const fs::path kSource = DATELINE_SOURCE_DIR;

struct Marked {
  ByteRange range;
  std::vector<std::string> speakers;  // "-": nobody known
  bool optional = false;
};
using Marks = std::map<std::string, std::vector<Marked>>;  // by article

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

// By part: corpus, dev, test.
std::map<std::string, Marks> read_marks() {
  std::map<std::string, Marks> marks;
  std::ifstream in(kSource / "tests/indexer/extract/marked_quotes.tsv");
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> cells = split(line, '\t');
    std::vector<Marked>& article = marks[cells.at(0)][cells.at(1)];
    if (cells.size() < 5) continue;
    article.push_back(
        {{std::stoul(cells[2]), std::stoul(cells[3])}, split(cells[4], '|'), cells[4] == "~"});
  }
  return marks;
}

struct Score {
  int marked = 0, found = 0, right = 0;                          // quotes
  int with_speaker = 0, speakers_given = 0, speakers_right = 0;  // their speakers

  static double ratio(int part, int whole) { return whole == 0 ? 1 : double(part) / whole; }
  [[nodiscard]] double precision() const { return ratio(right, found); }
  [[nodiscard]] double recall() const { return ratio(right, marked); }
  [[nodiscard]] double speaker_precision() const { return ratio(speakers_right, speakers_given); }
  [[nodiscard]] double speaker_recall() const { return ratio(speakers_right, with_speaker); }
};

bool same_name(const std::string& a, const std::string& b) {
  return person_key(a) == person_key(b) || name_key(a) == name_key(b);
}

void add(const std::vector<Marked>& marks, Article article, Score& score) {
  article.found = {};
  if (article.language.empty()) article.language = own_language(article);
  extract_entities(article);
  for (const Marked& mark : marks) {
    if (mark.optional) continue;
    ++score.marked;
    score.with_speaker += mark.speakers.front() != "-" ? 1 : 0;
  }
  for (const Quote& quote : article.found.quotes) {
    const auto mark = std::find_if(marks.begin(), marks.end(),
                                   [&](const Marked& m) { return m.range == quote.range; });
    if (mark != marks.end() && mark->optional) continue;
    ++score.found;
    score.right += mark != marks.end() ? 1 : 0;
    const NamedEntity* speaker = speaker_of(quote, article.found);
    if (speaker == nullptr) continue;
    const bool right =
        mark != marks.end() &&
        std::any_of(mark->speakers.begin(), mark->speakers.end(),
                    [&](const std::string& name) { return same_name(name, speaker->name); });
    // A speaker that may be named or not counts where it is wrong.
    if (right && mark->speakers.front() == "-") continue;
    ++score.speakers_given;
    score.speakers_right += right ? 1 : 0;
    if (!right) UNSCOPED_INFO(article.id << ": " << speaker->name);
  }
}

void report(const char* part, const Score& s) {
  std::cout << "quotes, " << part << ": P " << s.precision() << " (" << s.right << "/" << s.found
            << ") R " << s.recall() << " (" << s.right << "/" << s.marked << "); speakers: P "
            << s.speaker_precision() << " (" << s.speakers_right << "/" << s.speakers_given
            << ") R " << s.speaker_recall() << " (" << s.speakers_right << "/" << s.with_speaker
            << ")\n";
}

std::string file_text(const fs::path& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// What follows the header lines.
std::string body_of(const std::string& text) {
  const std::size_t blank = text.find("\n\n");
  return text.starts_with("Title:") && blank != std::string::npos ? text.substr(blank + 2) : text;
}

Score score_of_corpus(const Marks& marks) {
  Score score;
  Marks left = marks;
  for (const auto& entry : fs::recursive_directory_iterator(kSource / "corpus/articles")) {
    if (!entry.is_regular_file()) continue;
    if (entry.path().extension() == ".jsonl") {
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);) {
        const auto json = nlohmann::json::parse(line);
        const auto found = left.find(json["id"].get<std::string>());
        if (found == left.end()) continue;
        Article article;
        article.id = found->first;
        article.text = json["text"];
        article.date = json["date"];
        add(found->second, article, score);
        left.erase(found);
      }
      continue;
    }
    const auto found =
        left.find(fs::relative(entry.path(), kSource / "corpus/articles").generic_string());
    if (found == left.end()) continue;
    Article article;
    article.id = found->first;
    article.text = body_of(file_text(entry.path()));
    add(found->second, article, score);
    left.erase(found);
  }
  for (const auto& [id, ranges] : left) UNSCOPED_INFO("not in corpus/: " << id);
  CHECK(left.empty());
  return score;
}

}  // namespace

TEST_CASE("Quotes marked by hand: the sample corpus") {
  const Score score = score_of_corpus(read_marks()["corpus"]);
  report("corpus", score);
  REQUIRE(score.marked == 21);
  CHECK(score.precision() >= 0.95);
  CHECK(score.recall() >= 0.85);
  CHECK(score.speaker_precision() >= 0.9);
  CHECK(score.speaker_recall() >= 0.85);
}

TEST_CASE("Quotes marked by hand: news and transcripts") {
  const fs::path path = kSource / "../shared/data/news/sample.jsonl";
  if (!fs::exists(path)) {
    WARN("skipped: no shared data beside the project");
    return;
  }
  auto marks = read_marks();
  std::map<std::string, Score> scores;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto json = nlohmann::json::parse(line);
    const std::string id = json["id"];
    for (const char* part : {"dev", "test"}) {
      const auto found = marks[part].find(id);
      if (found == marks[part].end()) continue;
      Article article;
      article.id = id;
      article.title = json["title"];
      article.text = json["body"];
      article.date = json["date"];
      add(found->second, article, scores[part]);
    }
  }
  for (const auto& [part, score] : scores) report(part.c_str(), score);
  REQUIRE(scores["dev"].marked == 106);
  REQUIRE(scores["test"].marked == 123);
  for (const auto& [part, score] : scores) {
    INFO(part);
    CHECK(score.precision() >= 0.95);
    CHECK(score.recall() >= 0.85);
    CHECK(score.speaker_precision() >= 0.9);
    CHECK(score.speaker_recall() >= 0.7);
  }
}
