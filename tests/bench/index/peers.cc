// What other engines take to index the articles of a JSON Lines file, each with the plain loop its
// manual begins with, and the input for those that are programs of their own.
//
//   index_peers xapian FILE.jsonl OUT     TermGenerator (English stems, positions), text stored,
//   five
//                                         values, default flush, one thread
//   index_peers sqlite FILE.jsonl OUT     FTS5, porter, title and body, one transaction
//   index_peers omega FILE.jsonl          writes scriptindex's dump to standard output
//   index_peers recombine FILE.jsonl N    writes N articles made of the file's sentences
#include <sqlite3.h>
#include <xapian.h>

#include <cstdio>
#include <exception>
#include <iostream>
#include <random>
#include <string>
#include <string_view>

#include "tests/bench/stories.h"

namespace {

using dateline::bench::Story;

void xapian(const std::string& path, const std::string& out) {
  Xapian::WritableDatabase database(out, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  for (const Story& story : dateline::bench::stories_in(path)) {
    Xapian::Document document;
    document.set_data(story.title + "\n" + story.text);
    generator.set_document(document);
    generator.index_text(story.title, 1, "S");
    generator.index_text(story.title);
    generator.increase_termpos();
    generator.index_text(story.text);
    const std::string id = "Q" + story.id;
    document.add_boolean_term(id);
    Xapian::valueno slot = 0;
    for (const std::string* value :
         {&story.id, &story.title, &story.date, &story.source, &story.date})
      document.add_value(slot++, *value);
    database.replace_document(id, document);
  }
  database.commit();
}

void sqlite(const std::string& path, const std::string& out) {
  sqlite3* db = nullptr;
  if (sqlite3_open(out.c_str(), &db) != SQLITE_OK) throw std::runtime_error("cannot open " + out);
  const auto run = [&](const char* sql) { sqlite3_exec(db, sql, nullptr, nullptr, nullptr); };
  run("CREATE VIRTUAL TABLE a USING fts5(title, body, tokenize='porter unicode61'); BEGIN");
  sqlite3_stmt* insert = nullptr;
  sqlite3_prepare_v2(db, "INSERT INTO a VALUES(?,?)", -1, &insert, nullptr);
  for (const Story& story : dateline::bench::stories_in(path)) {
    const auto bind = [&](int column, const std::string& text) {
      sqlite3_bind_text(insert, column, text.data(), static_cast<int>(text.size()), nullptr);
    };
    bind(1, story.title);
    bind(2, story.text);
    sqlite3_step(insert);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  run("COMMIT; INSERT INTO a(a) VALUES('optimize')");
  sqlite3_close(db);
}

// name=value, further lines of a value begin with "="; a blank line ends a record.
void field(const char* name, std::string_view value) {
  std::cout << name << '=';
  for (const char c : value) {
    std::cout << c;
    if (c == '\n') std::cout << '=';
  }
  std::cout << '\n';
}

void omega(const std::string& path) {
  for (const Story& story : dateline::bench::stories_in(path)) {
    field("id", story.id);
    field("title", story.title);
    field("date", story.date);
    field("source", story.source);
    field("text", story.text);
    std::cout << '\n';
  }
}

void recombine(const std::string& path, std::size_t count) {
  std::mt19937 random(1998);
  for (const Story& story :
       dateline::bench::recombined(dateline::bench::stories_in(path), count, random))
    std::cout << dateline::bench::json_line(story);
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const std::string what = argc > 2 ? argv[1] : "";
  try {
    if (what == "xapian" && argc == 4) {
      xapian(argv[2], argv[3]);
    } else if (what == "sqlite" && argc == 4) {
      sqlite(argv[2], argv[3]);
    } else if (what == "omega" && argc == 3) {
      omega(argv[2]);
    } else if (what == "recombine" && argc == 4) {
      recombine(argv[2], std::stoul(argv[3]));
    } else {
      std::fprintf(stderr,
                   "usage: index_peers xapian|sqlite FILE OUT | omega FILE | recombine FILE N\n");
      return 2;
    }
  } catch (const Xapian::Error& error) {
    std::fprintf(stderr, "%s\n", error.get_description().c_str());
    return 4;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 4;
  }
  return 0;
}
