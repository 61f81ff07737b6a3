// Our search against Xapian's own QueryParser and TermGenerator, where the two read words alike:
// plain ASCII boolean and phrase queries over lower-case words. Runs over the shared sample of news
// when that lies beside the project.
#include <xapian.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/text/analyzer.h"
#include "core/text/spelling_variants.h"
#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

namespace {

const std::filesystem::path kSample =
    std::filesystem::path(DATELINE_SOURCE_DIR) / "../shared/data/news/sample.jsonl";
constexpr std::size_t kQueries = 500;
constexpr std::size_t kMaxTextBytes =
    4000;  // of each article, so that both indexes are made in a few seconds

using Texts = TestArchive::Texts;

// Only what both read alike is left: lower-case letters and blanks, a full stop where the text had
// one. What we read in another way, and why: "co-operate", "o'neill", "u.s." and numbers have forms
// that find each other; capitals make acronyms; a blank line parts phrases.
std::string plain_text(const std::string& text) {
  std::string out;
  for (const char c : text.substr(0, kMaxTextBytes)) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool lower = c >= 'a' && c <= 'z';
    if (upper) out += static_cast<char>(c - 'A' + 'a');
    if (lower) out += c;
    if (!upper && !lower && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

Texts sample_texts() {
  Texts out;
  std::ifstream file(kSample);
  for (std::string line; std::getline(file, line);) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (json.is_discarded()) continue;
    out.emplace_back(json.value("id", ""), plain_text(json.value("body", "")));
  }
  return out;
}

// The same articles as stock Xapian indexes and searches them.
class StockSearch {
 public:
  explicit StockSearch(const Texts& texts) : database_("", Xapian::DB_BACKEND_INMEMORY) {
    generator_.set_stemmer(Xapian::Stem("english"));
    for (const auto& [id, text] : texts) {
      Xapian::Document document;
      document.set_data(id);
      generator_.set_document(document);
      generator_.index_text(text);
      database_.add_document(document);
    }
    parser_.set_stemmer(Xapian::Stem("english"));
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser_.set_default_op(Xapian::Query::OP_AND);
    parser_.set_database(database_);
  }

  std::string ids(const std::string& query) {
    using Parser = Xapian::QueryParser;
    Xapian::Enquire enquire(database_);
    enquire.set_query(parser_.parse_query(
        query, Parser::FLAG_BOOLEAN | Parser::FLAG_PHRASE | Parser::FLAG_LOVEHATE));
    std::set<std::string> found;
    const Xapian::MSet matches = enquire.get_mset(0, database_.get_doccount());
    for (auto it = matches.begin(); it != matches.end(); ++it)
      found.insert(it.get_document().get_data());
    std::string out;
    for (const std::string& id : found) out += (out.empty() ? "" : " ") + id;
    return out;
  }

 private:
  Xapian::WritableDatabase database_;
  Xapian::TermGenerator generator_;
  Xapian::QueryParser parser_;
};

// Words that only we read in more ways: a prefix that is no word of its own ("co", "pre") joins the
// next word; labour is found as labor, women as woman. The letters that are left of "it's" and
// "u.s." say nothing.
bool is_told_apart(const std::string& word) {
  return word.size() < 3 || is_bound_prefix(word) || !spelling_variants(word).empty();
}

class Queries {
 public:
  explicit Queries(const Texts& texts) : texts_(texts) {}

  std::string next() {
    switch (engine_() % 6) {
      case 0:
        return word() + " AND " + word();
      case 1:
        return word() + " OR " + word();
      case 2:
        return word() + " NOT " + word();
      case 3:
        return phrase();
      case 4:
        return phrase() + " AND (" + word() + " OR " + word() + ")";
      default:
        return "(" + word() + " OR " + phrase() + ") NOT " + word();
    }
  }

 private:
  // Consecutive words of an article.
  std::vector<std::string> piece(std::size_t count) {
    while (true) {
      const std::string& text = texts_[engine_() % texts_.size()].second;
      std::istringstream words(
          text.substr(std::min(text.find(' ', engine_() % (text.size() + 1)), text.size())));
      std::vector<std::string> out;
      for (std::string word; out.size() < count && words >> word;) {
        if (is_told_apart(word)) break;
        out.push_back(word);
      }
      if (out.size() == count) return out;
    }
  }
  std::string word() { return piece(1).front(); }
  std::string phrase() {
    std::string out;
    for (const std::string& word : piece(2 + engine_() % 2))
      out += (out.empty() ? "\"" : " ") + word;
    return out + "\"";
  }

  const Texts& texts_;
  std::mt19937 engine_{1998};
};

}  // namespace

TEST_CASE("Differential: boolean and phrase queries find what stock Xapian finds") {
  if (!std::filesystem::exists(kSample)) {
    WARN("skipped: no " << kSample);
    return;
  }
  const Texts texts = sample_texts();
  const TestArchive archive = TestArchive::of(texts);
  StockSearch stock(texts);
  Queries queries(texts);
  std::size_t found = 0;
  for (std::size_t i = 0; i < kQueries; ++i) {
    const std::string query = queries.next();
    const std::string expected = stock.ids(query);
    found += expected.empty() ? 0 : 1;
    INFO(query);
    CHECK(archive.ids(query) == expected);
  }
  CHECK(found > kQueries * 3 / 4);
}
