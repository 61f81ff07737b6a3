#include "searcher/prepared_query.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "searcher/query/unweighted.h"
#include "searcher/suggest/counting.h"

namespace dateline {
namespace {

// The order in which relaxing drops words: those that no article holds, then the most common first.
// Articles are counted, not the occurrences of each form: those of a verb add up to more than there
// are articles.
std::vector<std::size_t> dropping_order(const query::Node& root, query::Vocabulary& vocabulary,
                                        Xapian::Database& database) {
  std::vector<std::size_t> words = query::droppable_words(root);
  std::map<std::size_t, std::size_t> articles;
  for (const std::size_t child : words) {
    const Xapian::Query alone = query::compile(root.children[child], vocabulary).query;
    articles[child] = count_matches(database, alone);
  }
  std::stable_sort(words.begin(), words.end(), [&](std::size_t a, std::size_t b) {
    if ((articles[a] == 0) != (articles[b] == 0)) return articles[a] == 0;
    return articles[a] > articles[b];
  });
  return words;
}

Notice relaxed_notice(const query::Node& root, const std::set<std::size_t>& dropped) {
  Notice notice;
  notice.code = "relaxed";
  std::string names;
  for (const std::size_t child : dropped) {
    const query::Node& node = root.children[child];
    notice.about.push_back(node.text);
    names += (names.empty() ? "\u201C" : ", \u201C") + node.text + "\u201D";
    if (notice.end == 0) notice.begin = node.range.begin;
    notice.end = node.range.end;
  }
  notice.message = "No article has all these words; shown are those without " + names;
  return notice;
}

// Whether something that ranks, a phrase say, is left when all of `words` are dropped.
bool holds_more(const query::Node& root, const std::vector<std::size_t>& words) {
  for (std::size_t i = 0; i < root.children.size(); ++i) {
    const bool droppable = std::find(words.begin(), words.end(), i) != words.end();
    if (!droppable && query::ranks(root.children[i])) return true;
  }
  return false;
}

}  // namespace

PreparedQuery compiled_query(const SearchRequest& request, IndexReader& reader) {
  query::Vocabulary vocabulary(reader);
  PreparedQuery out;
  out.parsed = request.plain ? query::parse_plain(request.query) : query::parse(request.query);
  out.options.any_word = request.match == Match::any;
  out.compiled = query::compile(out.parsed.root, vocabulary, out.options);
  return out;
}

// Conditions alone are no rest.
bool relax(PreparedQuery& prepared, IndexReader& reader) {
  query::Vocabulary vocabulary(reader);
  const query::Node& root = prepared.parsed.root;
  const std::vector<std::size_t> order = dropping_order(root, vocabulary, reader.database());
  if (order.empty()) return false;
  const std::size_t most = holds_more(root, order) ? order.size() : order.size() - 1;
  query::CompileOptions options;
  for (std::size_t i = 0; i < most; ++i) {
    options.dropped.insert(order[i]);
    query::CompiledQuery compiled = query::compile(root, vocabulary, options);
    if (!has_match(reader.database(), compiled.query)) continue;
    prepared.compiled = std::move(compiled);
    prepared.options = options;
    prepared.compiled.notices.push_back(relaxed_notice(root, options.dropped));
    return true;
  }
  return false;
}

PreparedQuery prepare(const SearchRequest& request, IndexReader& reader) {
  PreparedQuery out = compiled_query(request, reader);
  if (request.match == Match::automatic && !has_match(reader.database(), out.compiled.query))
    (void)relax(out, reader);
  return out;
}

bool has_match(Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query::safely_unweighted(database, query));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return !enquire.get_mset(0, 1).empty();
}

}  // namespace dateline
