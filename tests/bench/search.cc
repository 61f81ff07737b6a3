// A page of ten hits with snippets: Dateline against stock Xapian with MSet::snippet and SQLite
// FTS5 with snippet(), over the same articles and 240 mixed queries, in one run.
//   search FILE.jsonl [N]     with N: N articles of news length made of the file's sentences
#include <sqlite3.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/text/analyzer.h"
#include "indexer/command_line.h"
#include "indexer/run.h"
#include "searcher/index_reader.h"
#include "searcher/query/compiler.h"
#include "searcher/query/parser.h"
#include "searcher/ranking.h"
#include "searcher/search_service.h"
#include "tests/bench/stories.h"
#include "tests/support/temp_folder.h"

namespace {

using namespace dateline;
using bench::Story;

// One question in three languages.
struct Question {
  std::string kind, ours, stock, sqlite;
};

// Words by how many articles hold them.
class Words {
 public:
  Words(const std::vector<Story>& stories, std::mt19937& random)
      : stories_(stories), random_(random) {
    std::unordered_map<std::string, std::size_t> counts, last;
    for (std::size_t i = 0; i < stories.size(); ++i) {
      for (const std::string& word : plain_words(stories[i].text)) {
        if (const auto [it, fresh] = last.try_emplace(word, i); !fresh && it->second == i) continue;
        last[word] = i;
        ++counts[word];
      }
    }
    for (const auto& [word, count] : counts) {
      if (count >= 2 && count <= 20) rare_.push_back(word);
      if (count > stories.size() / 50 && count < stories.size() / 3) common_.push_back(word);
    }
    std::sort(rare_.begin(), rare_.end());
    std::sort(common_.begin(), common_.end());
  }

  const std::string& rare() { return rare_[random_() % rare_.size()]; }
  const std::string& common() { return common_[random_() % common_.size()]; }
  // Two words that stand one after the other.
  std::string pair() {
    while (true) {
      const std::vector<std::string> words =
          plain_words(stories_[random_() % stories_.size()].text);
      if (words.size() < 20) continue;
      const std::size_t i = random_() % (words.size() - 1);
      if (!words[i].empty() && !words[i + 1].empty()) return words[i] + " " + words[i + 1];
    }
  }

 private:
  // In order; one that is short or not of letters alone is empty.
  static std::vector<std::string> plain_words(const std::string& text) {
    std::vector<std::string> out;
    for (const Token& token : analyze(text)) {
      if (token.kind != TokenKind::word) continue;
      const bool plain =
          token.term.size() > 3 && std::all_of(token.term.begin(), token.term.end(),
                                               [](char c) { return c >= 'a' && c <= 'z'; });
      out.push_back(plain ? token.term : std::string());
    }
    return out;
  }

  const std::vector<Story>& stories_;
  std::mt19937& random_;
  std::vector<std::string> rare_, common_;
};

std::vector<Question> questions(Words& words) {
  std::vector<Question> out;
  for (int i = 0; i < 40; ++i) {
    const std::string rare = words.rare(), a = words.common(), b = words.common(),
                      c = words.common(), pair = words.pair();
    out.push_back({"rare", rare, rare, rare});
    out.push_back({"common", a, a, a});
    const std::string any = a + " OR " + b + " OR " + rare;
    out.push_back({"or", any, any, any});
    const std::string all = b + " AND " + c;
    out.push_back({"and", all, all, all});
    out.push_back({"phrase", "\"" + pair + "\"", "\"" + pair + "\"", "\"" + pair + "\""});
    const std::string fielded = "title:" + c + " OR " + a;
    out.push_back({"fielded", fielded, fielded, fielded});
  }
  return out;
}

double milliseconds(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

struct Contender {
  const char* name;
  std::function<void(const Question&)> ask;
  std::vector<double> best;  // milliseconds, by question
};

// The best of seven runs of each question. The contenders take turns, so that whatever else the
// machine does falls on all of them alike.
void race(std::vector<Contender>& all, const std::vector<Question>& questions) {
  for (Contender& contender : all) contender.best.assign(questions.size(), 1e9);
  for (int run = 0; run < 7; ++run) {
    for (std::size_t i = 0; i < questions.size(); ++i) {
      for (Contender& contender : all)
        contender.best[i] =
            std::min(contender.best[i], milliseconds([&] { contender.ask(questions[i]); }));
    }
  }
}

void row(Contender& contender, const std::vector<Question>& questions) {
  std::vector<double>& times = contender.best;
  const auto count = static_cast<double>(times.size());
  std::map<std::string, double> by_kind;
  double sum = 0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    by_kind[questions[i].kind] += times[i] * 6 / count;
    sum += times[i];
  }
  std::sort(times.begin(), times.end());
  std::printf("| %-28s | %6.3f | %6.3f | %6.3f |", contender.name, sum / count,
              times[times.size() / 2], times[times.size() * 95 / 100]);
  for (const auto& [kind, mean] : by_kind) std::printf(" %s %.3f", kind.c_str(), mean);
  std::printf(" |\n");
}

class Stock {
 public:
  Stock(const std::string& path, const std::vector<Story>& stories) {
    Xapian::WritableDatabase writable(path, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("english"));
    for (const Story& story : stories) {
      Xapian::Document document;
      document.set_data(story.title + "\n" + story.text);
      generator.set_document(document);
      generator.index_text(story.title, 1, "S");
      generator.index_text(story.title);
      generator.increase_termpos(100);
      generator.index_text(story.text);
      writable.add_document(document);
    }
    writable.commit();
    database_ = Xapian::Database(path);
    parser_.set_stemmer(Xapian::Stem("english"));
    parser_.set_default_op(Xapian::Query::OP_AND);
    parser_.add_prefix("title", "S");
    parser_.set_database(database_);
  }

  void ask(const Question& question, bool snippets) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(parser_.parse_query(question.stock));
    const Xapian::MSet matches = enquire.get_mset(0, 10);
    if (!snippets) return;
    const Xapian::Stem stem("english");
    for (auto it = matches.begin(); it != matches.end(); ++it)
      (void)matches.snippet(it.get_document().get_data(), 240, stem);
  }

 private:
  Xapian::Database database_;
  Xapian::QueryParser parser_;
};

class Sqlite {
 public:
  Sqlite(const std::string& path, const std::vector<Story>& stories) {
    sqlite3_open(path.c_str(), &db_);
    run("CREATE VIRTUAL TABLE a USING fts5(title, body, tokenize='porter unicode61'); BEGIN");
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(db_, "INSERT INTO a VALUES(?,?)", -1, &insert, nullptr);
    for (const Story& story : stories) {
      sqlite3_bind_text(insert, 1, story.title.data(), static_cast<int>(story.title.size()),
                        nullptr);
      sqlite3_bind_text(insert, 2, story.text.data(), static_cast<int>(story.text.size()), nullptr);
      sqlite3_step(insert);
      sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    run("COMMIT; INSERT INTO a(a) VALUES('optimize')");
    sqlite3_prepare_v2(db_,
                       "SELECT title, snippet(a, 1, '[', ']', '...', 40) FROM a WHERE a MATCH ? "
                       "ORDER BY rank LIMIT 10",
                       -1, &select_, nullptr);
  }
  ~Sqlite() {
    sqlite3_finalize(select_);
    sqlite3_close(db_);
  }
  Sqlite(const Sqlite&) = delete;
  Sqlite& operator=(const Sqlite&) = delete;

  void ask(const Question& question) {
    sqlite3_bind_text(select_, 1, question.sqlite.data(), static_cast<int>(question.sqlite.size()),
                      nullptr);
    while (sqlite3_step(select_) == SQLITE_ROW) (void)sqlite3_column_text(select_, 1);
    sqlite3_reset(select_);
  }

 private:
  void run(const char* sql) { sqlite3_exec(db_, sql, nullptr, nullptr, nullptr); }
  sqlite3* db_ = nullptr;
  sqlite3_stmt* select_ = nullptr;
};

// What our page of ten begins with: the query compiled and matched, nothing shown.
void match_only(IndexReader& reader, const Question& question) {
  query::Vocabulary vocabulary(reader);
  const query::ParsedQuery parsed = query::parse(question.ours);
  const query::CompiledQuery compiled = query::compile(parsed.root, vocabulary);
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(compiled.query);
  set_ranking(enquire, Sort::relevance, compiled.scored);
  (void)enquire.get_mset(0, 10, reader.database().get_doccount());
}

std::string our_index(const test::TempFolder& folder, const std::vector<Story>& stories) {
  std::string lines;
  for (const Story& story : stories) lines += bench::json_line(story);
  CommandLine line;
  line.index = folder / "index";
  line.paths = {folder.write("stories.jsonl", lines)};
  if (!run_index(line, {})) std::abort();
  return line.index;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::mt19937 random(1998);
  std::vector<Story> stories = bench::stories_in(argv[1]);
  if (argc > 2) stories = bench::recombined(stories, std::stoul(argv[2]), random);
  std::size_t bytes = 0;
  for (const Story& story : stories) bytes += story.text.size();
  Words words(stories, random);
  const std::vector<Question> all = questions(words);
  test::TempFolder folder;
  const std::string index = our_index(folder, stories);
  Stock stock(folder / "stock", stories);
  Sqlite sqlite(folder / "sqlite.db", stories);
  const auto service = SearchService::open(index);
  auto reader = IndexReader::open(index);
  if (!service || !reader) return 3;

  std::printf(
      "%zu articles of %zu bytes, %zu queries; milliseconds: mean, median, 95th percentile, means "
      "by kind\n",
      stories.size(), bytes / stories.size(), all.size());
  std::vector<Contender> contenders = {
      {"stock Xapian, match only", [&](const Question& q) { stock.ask(q, false); }, {}},
      {"stock Xapian, MSet::snippet", [&](const Question& q) { stock.ask(q, true); }, {}},
      {"SQLite FTS5, snippet()", [&](const Question& q) { sqlite.ask(q); }, {}},
      {"Dateline, match only", [&](const Question& q) { match_only(**reader, q); }, {}},
      {"Dateline, page of ten",
       [&](const Question& q) {
         SearchRequest request;
         request.query = q.ours;
         (void)(*service)->search(request);
       },
       {}},
      {"the same, copies not folded",
       [&](const Question& q) {
         SearchRequest request;
         request.query = q.ours;
         request.fold = false;
         (void)(*service)->search(request);
       },
       {}}};
  race(contenders, all);
  for (Contender& contender : contenders) row(contender, all);
  return 0;
}
