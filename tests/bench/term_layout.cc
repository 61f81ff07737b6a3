// Which term layout? (a) raw terms with positions at wdf 0 beside Z stems with wdf, or (b) raw
// terms with positions and wdf alone, a word expanded to its forms at query time. Both are built
// here by the project's own analyzer in the project's own way (chunks of text in scratch databases,
// two workers, one compaction), the articles stored, without entities, and asked the same queries.
//
//   term_layout COLLECTION.jsonl [--queries FILE.tsv --run PREFIX]
//
// COLLECTION: {"id","title","text"|"body"} a line. With --queries (qid<TAB>query) TREC runs
// PREFIX.a and PREFIX.b are written for scoring; without, 240 queries of one to four words are
// drawn from the collection itself (seeded) and timed.
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>
#include <unordered_map>

#include "core/schema/fields.h"
#include "core/schema/terms.h"
#include "core/schema/word_forms.h"
#include "core/text/analyzer.h"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using namespace dateline;

constexpr std::size_t kChunkBytes = 4 << 20;
constexpr int kRounds = 2;  // the better wall of these

struct Text {
  std::string id, title, body;
};

enum class Layout { stems_beside, forms_at_query };

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::vector<Text> read_texts(const std::string& path) {
  std::vector<Text> out;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto j = nlohmann::json::parse(line);
    Text t;
    t.id = j["id"].is_string() ? j["id"].get<std::string>() : j["id"].dump();
    t.title = j.value("title", "");
    t.body = j.contains("text") ? j["text"].get<std::string>() : j.value("body", "");
    out.push_back(std::move(t));
  }
  return out;
}

class Builder {
 public:
  explicit Builder(Layout layout) : layout_(layout) {}

  Xapian::Document build(const Text& text) {
    Xapian::Document document;
    add(document, text.title, kFirst, kTitleWdf);
    add(document, text.body, kFirst + 10000, 1);
    document.add_boolean_term("Q" + text.id);
    document.set_data(text.title + "\n" + text.body);
    return document;
  }

  void flush(Xapian::WritableDatabase& database) {
    if (layout_ == Layout::forms_at_query) forms_.flush(database);
  }

 private:
  static constexpr Xapian::termpos kFirst = 1;

  void add(Xapian::Document& document, const std::string& text, Xapian::termpos base,
           Xapian::termcount wdf) {
    for (const Token& token : analyze(text)) {
      const std::string raw = token_term(token, false);
      if (layout_ == Layout::forms_at_query) {
        document.add_posting(raw, base + token.position, wdf);
        if (!token.acronym) forms_.add_words({token.term}, "en");
      } else {
        document.add_posting(raw, base + token.position, 0);
        document.add_term("Z" + (token.acronym ? raw : stem(token.term)), wdf);
      }
    }
  }

  // Stems cached by word, as any indexer would.
  const std::string& stem(const std::string& word) {
    const auto [found, fresh] = stems_.try_emplace(word);
    if (fresh) found->second = stemmer_.stem(word, "en");
    return found->second;
  }

  Layout layout_;
  WordFormCollector forms_;
  Stemmer stemmer_;
  std::unordered_map<std::string, std::string> stems_;
};

class MergeMetadata : public Xapian::Compactor {
  std::string resolve_duplicate_metadata(const std::string& table_key, size_t count,
                                         const std::string tags[]) override {
    // Xapian gives the keys as its table has them, with two bytes before each.
    return merged_metadata(table_key.substr(2), {tags, tags + count});
  }
};

// Builds the index; returns wall seconds.
double build(const std::vector<Text>& texts, Layout layout, const fs::path& target,
             const fs::path& scratch) {
  fs::remove_all(target);
  fs::remove_all(scratch);
  fs::create_directories(scratch);
  const auto start = Clock::now();
  std::mutex mutex;
  std::size_t next = 0;
  std::vector<std::string> chunks;
  const auto work = [&] {
    while (true) {
      std::size_t begin = 0;
      std::size_t end = 0;
      std::string name;
      {
        const std::lock_guard lock(mutex);
        if (next >= texts.size()) return;
        begin = end = next;
        for (std::size_t bytes = 0; end < texts.size() && bytes < kChunkBytes; ++end)
          bytes += texts[end].body.size();
        next = end;
        name = (scratch / std::to_string(begin)).string();
        chunks.push_back(name);
      }
      Xapian::WritableDatabase database(
          name, Xapian::DB_CREATE | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
      Builder builder(layout);
      for (std::size_t i = begin; i < end; ++i) database.add_document(builder.build(texts[i]));
      builder.flush(database);
      database.commit();
    }
  };
  std::thread other(work);
  work();
  other.join();
  std::sort(chunks.begin(), chunks.end(), [](const std::string& a, const std::string& b) {
    return std::stoul(fs::path(a).filename()) < std::stoul(fs::path(b).filename());
  });
  Xapian::Database all;
  for (const std::string& chunk : chunks) all.add_database(Xapian::Database(chunk));
  MergeMetadata merge;
  all.compact(target.string(), 0, 0, merge);
  const double seconds = seconds_since(start);
  fs::remove_all(scratch);
  return seconds;
}

std::uintmax_t folder_bytes(const fs::path& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    bytes += entry.is_regular_file() ? entry.file_size() : 0;
  return bytes;
}

Xapian::Query word_query(const Token& token, Layout layout, const Xapian::Database& db,
                         Stemmer& stemmer) {
  if (token.acronym)
    return Xapian::Query((layout == Layout::stems_beside ? "Z" : "") + token_term(token, false));
  const std::string stem = stemmer.stem(token.term, "en");
  if (layout == Layout::stems_beside) return Xapian::Query("Z" + stem);
  std::vector<std::string> forms = metadata_lines(db.get_metadata(forms_key("en", stem)));
  forms.push_back(stem);
  if (forms.size() == 1) return Xapian::Query(forms.front());
  return {Xapian::Query::OP_SYNONYM, forms.begin(), forms.end()};
}

Xapian::Query make_query(const std::string& text, Layout layout, const Xapian::Database& db,
                         Stemmer& stemmer, Xapian::Query::op op) {
  std::vector<Xapian::Query> words;
  for (const Token& token : analyze(text, AnalyzeMode::query)) {
    if (token.kind == TokenKind::word) words.push_back(word_query(token, layout, db, stemmer));
  }
  return {op, words.begin(), words.end()};
}

std::vector<std::string> drawn_queries(const std::vector<Text>& texts) {
  std::mt19937 random(20211124);
  std::vector<std::string> out;
  while (out.size() < 240) {
    const auto tokens = analyze(texts[random() % texts.size()].body);
    if (tokens.size() < 20) continue;
    const std::size_t at = random() % (tokens.size() - 10);
    std::string query;
    for (std::size_t k = 0, words = 1 + out.size() % 4; k < words; ++k)
      query += tokens[at + 2 * k].term + " ";
    out.push_back(query);
  }
  return out;
}

struct Timing {
  double p50_ms = 0, p99_ms = 0, mean_ms = 0;
};

// Top ten, warm: each query once to warm up, then the best of three.
Timing time_queries(const std::vector<std::string>& queries, Layout layout,
                    const Xapian::Database& db, Xapian::Query::op op) {
  Stemmer stemmer;
  std::vector<double> ms;
  for (const std::string& text : queries) {
    double best = 1e9;
    for (int round = 0; round < 4; ++round) {
      const auto start = Clock::now();
      Xapian::Enquire enquire(db);
      enquire.set_query(make_query(text, layout, db, stemmer, op));
      (void)enquire.get_mset(0, 10);
      if (round > 0) best = std::min(best, seconds_since(start) * 1000);
    }
    ms.push_back(best);
  }
  std::sort(ms.begin(), ms.end());
  Timing t;
  t.p50_ms = ms[ms.size() / 2];
  t.p99_ms = ms[ms.size() * 99 / 100];
  for (const double m : ms) t.mean_ms += m / static_cast<double>(ms.size());
  return t;
}

void write_run(const std::string& queries, const std::string& out_path, Layout layout,
               const Xapian::Database& db) {
  Stemmer stemmer;
  std::ifstream in(queries);
  std::ofstream out(out_path);
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    Xapian::Enquire enquire(db);
    enquire.set_query(make_query(line.substr(tab + 1), layout, db, stemmer, Xapian::Query::OP_OR));
    const Xapian::MSet matches = enquire.get_mset(0, 1000);
    for (auto it = matches.begin(); it != matches.end(); ++it) {
      std::string id;
      Xapian::Document document = it.get_document();
      auto terms = document.termlist_begin();
      terms.skip_to("Q");
      id = (*terms).substr(1);
      out << line.substr(0, tab) << " Q0 " << id << ' ' << it.get_rank() + 1 << ' '
          << it.get_weight() << " layout\n";
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: term_layout COLLECTION.jsonl [--queries FILE.tsv --run PREFIX]\n";
    return 2;
  }
  const std::vector<Text> texts = read_texts(argv[1]);
  std::uintmax_t bytes = 0;
  for (const Text& t : texts) bytes += t.title.size() + t.body.size();
  const fs::path root = fs::temp_directory_path() / ("term_layout-" + std::to_string(::getpid()));
  std::printf(
      "| layout | indexing s | index bytes per byte | AND p50/p99 ms | OR p50/p99 ms "
      "|\n|---|---|---|---|---|\n");
  for (const Layout layout : {Layout::stems_beside, Layout::forms_at_query}) {
    const fs::path target = root / "index";
    double wall = 1e9;
    for (int round = 0; round < kRounds; ++round)
      wall = std::min(wall, build(texts, layout, target, root / "scratch"));
    const Xapian::Database db(target.string());
    const char* name =
        layout == Layout::stems_beside ? "a: raw + Z stems" : "b: raw, forms at query time";
    if (argc >= 6)
      write_run(argv[3], std::string(argv[5]) + (layout == Layout::stems_beside ? ".a" : ".b"),
                layout, db);
    const std::vector<std::string> queries = drawn_queries(texts);
    const Timing all = time_queries(queries, layout, db, Xapian::Query::OP_AND);
    const Timing any = time_queries(queries, layout, db, Xapian::Query::OP_OR);
    std::printf("| %s | %.2f | %.2f | %.3f / %.2f | %.3f / %.2f |\n", name, wall,
                static_cast<double>(folder_bytes(target)) / static_cast<double>(bytes), all.p50_ms,
                all.p99_ms, any.p50_ms, any.p99_ms);
  }
  fs::remove_all(root);
  return 0;
}
