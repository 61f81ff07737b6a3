// What other engines make of a test collection, with the settings their manuals begin with: stock
// Xapian (TermGenerator and QueryParser, English stems, words OR-ed, default BM25) and SQLite FTS5
// (porter tokenizer, bm25(), words OR-ed). Both get an article's title and body, as Dateline does.
//
//   ranking_peers xapian|sqlite COLLECTION_FOLDER SCRATCH_FOLDER
//
// reads docs.jsonl and queries.tsv and writes a TREC run of 1,000 ranks to standard output.
#include <sqlite3.h>
#include <xapian.h>

#include <cctype>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr int kRanks = 1000;

struct Document {
  std::string id, title, body;
};

struct Topic {
  std::string id, text;
};

std::vector<Document> documents_of(const std::string& folder) {
  std::vector<Document> out;
  std::ifstream in(folder + "/docs.jsonl");
  for (std::string line; std::getline(in, line);) {
    const auto json = nlohmann::json::parse(line);
    out.push_back({json.at("id").get<std::string>(), json.value("title", ""),
                   json.value("body", json.value("text", ""))});
  }
  return out;
}

std::vector<Topic> topics_of(const std::string& folder) {
  std::vector<Topic> out;
  std::ifstream in(folder + "/queries.tsv");
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) out.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return out;
}

// Scores are written as falling ranks: neither rounding nor equal scores may change the order.
void print_hit(const Topic& topic, const std::string& id, int rank, const char* tag) {
  std::cout << topic.id << " Q0 " << id << ' ' << rank << ' ' << kRanks + 1 - rank << ' ' << tag
            << '\n';
}

void run_xapian(const std::string& folder, const std::string& scratch) {
  Xapian::WritableDatabase database(scratch + "/peer.xapian", Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  for (const Document& article : documents_of(folder)) {
    Xapian::Document document;
    document.set_data(article.id);
    generator.set_document(document);
    generator.index_text(article.title);
    generator.increase_termpos();
    generator.index_text(article.body);
    database.add_document(document);
  }
  database.commit();
  Xapian::QueryParser parser;
  parser.set_stemmer(Xapian::Stem("en"));
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  parser.set_default_op(Xapian::Query::OP_OR);
  for (const Topic& topic : topics_of(folder)) {
    Xapian::Enquire enquire(database);
    enquire.set_query(parser.parse_query(topic.text, 0));
    const Xapian::MSet found = enquire.get_mset(0, kRanks);
    int rank = 0;
    for (auto it = found.begin(); it != found.end(); ++it)
      print_hit(topic, it.get_document().get_data(), ++rank, "xapian");
  }
}

// The words of a topic, each in quotes, joined by OR.
std::string fts_query(std::string_view text) {
  std::string out;
  bool inside = false;
  for (const char c : text) {
    const bool word = std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
    if (word && !inside) out += out.empty() ? "\"" : " OR \"";
    if (!word && inside) out += '"';
    if (word) out += c;
    inside = word;
  }
  if (inside) out += '"';
  return out;
}

class Sqlite {
 public:
  explicit Sqlite(const std::string& path) { check(sqlite3_open(path.c_str(), &handle_)); }
  ~Sqlite() { sqlite3_close(handle_); }
  Sqlite(const Sqlite&) = delete;
  Sqlite& operator=(const Sqlite&) = delete;

  void execute(const char* sql) { check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }

  // Runs `sql` with these values; every row's first column goes to `row`.
  template <typename Row>
  void query(const char* sql, const std::vector<std::string>& values, Row&& row) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(handle_, sql, -1, &statement, nullptr));
    int at = 0;
    for (const std::string& value : values)
      sqlite3_bind_text(statement, ++at, value.data(), static_cast<int>(value.size()),
                        SQLITE_TRANSIENT);
    while (sqlite3_step(statement) == SQLITE_ROW)
      row(std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0))));
    check(sqlite3_finalize(statement));
  }

 private:
  void check(int status) {
    if (status != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle_));
  }

  sqlite3* handle_ = nullptr;
};

void run_sqlite(const std::string& folder) {
  Sqlite database(":memory:");
  database.execute(
      "CREATE VIRTUAL TABLE a USING fts5(id UNINDEXED, title, body, tokenize='porter')");
  database.execute("BEGIN");
  for (const Document& article : documents_of(folder))
    database.query("INSERT INTO a VALUES(?, ?, ?)", {article.id, article.title, article.body},
                   [](const std::string&) {});
  database.execute("COMMIT");
  for (const Topic& topic : topics_of(folder)) {
    int rank = 0;
    database.query("SELECT id FROM a WHERE a MATCH ? ORDER BY bm25(a) LIMIT 1000",
                   {fts_query(topic.text)},
                   [&](const std::string& id) { print_hit(topic, id, ++rank, "sqlite"); });
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: ranking_peers xapian|sqlite COLLECTION_FOLDER SCRATCH_FOLDER\n";
    return 2;
  }
  try {
    if (std::string_view(argv[1]) == "xapian") run_xapian(argv[2], argv[3]);
    if (std::string_view(argv[1]) == "sqlite") run_sqlite(argv[2]);
  } catch (const Xapian::Error& error) {
    std::cerr << "ranking_peers: " << error.get_description() << '\n';
    return 4;
  } catch (const std::exception& error) {
    std::cerr << "ranking_peers: " << error.what() << '\n';
    return 4;
  }
  return 0;
}
