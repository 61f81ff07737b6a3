#include "searcher/suggest/typed_query.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "searcher/query/field_names.h"

namespace dateline {
namespace {

using What = TypedQuery::What;

bool begins_run(char c) { return is_ascii_blank(c) || c == '(' || c == ')'; }

// Where the run of characters that ends at `end` begins.
std::size_t run_begin(std::string_view text, std::size_t end) {
  while (end > 0 && !begins_run(text[end - 1])) --end;
  return end;
}

What what_after(std::string_view field) {
  const auto known = query::field_named(field);
  if (!known) return What::nothing;
  switch (*known) {
    case query::Field::title:
    case query::Field::said:
      return What::words;
    case query::Field::person:
    case query::Field::speaker:
      return What::people;
    case query::Field::place:
      return What::places;
    case query::Field::organisation:
      return What::organisations;
    default:
      return What::nothing;
  }
}

bool is_name_field(What what) {
  return what == What::people || what == What::places || what == What::organisations;
}

bool is_plain_word(std::string_view word) {
  return !word.empty() && word.find_first_of("\"():*~=<>") == std::string_view::npos &&
         word.front() != '-' && word != "OR" && word != "AND" && word != "NOT";
}

// The query ends inside quotes that open at `quote`.
TypedQuery in_quotes(std::string_view text, std::size_t quote) {
  TypedQuery out;
  const std::size_t run = run_begin(text, quote);
  std::string_view before = text.substr(run, quote - run);
  std::size_t signs = 0;
  while (signs < before.size() && (before[signs] == '-' || before[signs] == '+')) ++signs;
  before.remove_prefix(signs);
  out.what = What::words;
  if (!before.empty() && before.back() == ':') {
    before.remove_suffix(1);
    out.what = what_after(before);
  }
  if (is_name_field(out.what)) {
    out.head = text.substr(0, run + signs);
    out.tail = text.substr(quote + 1);
    return out;
  }
  const std::size_t word = std::max(run_begin(text, text.size()), quote + 1);
  out.head = text.substr(0, word);
  out.tail = text.substr(word);
  out.closing = "\"";
  return out;
}

// Plain words right before the tail, the nearest first.
void find_words_before(TypedQuery& typed) {
  const std::string& head = typed.head;
  std::size_t end = head.size();
  while (typed.before.size() < TypedQuery::kMaxBefore) {
    const std::size_t word_end = [&] {
      std::size_t at = end;
      while (at > 0 && is_ascii_blank(head[at - 1])) --at;
      return at;
    }();
    // Words are apart by blanks; a sign or bracket right before the tail ends them.
    if (word_end == end) return;
    const std::size_t begin = run_begin(head, word_end);
    if (!is_plain_word(std::string_view(head).substr(begin, word_end - begin))) return;
    typed.before.push_back(begin);
    end = begin;
  }
}

}  // namespace

TypedQuery typed_query(std::string_view text) {
  const auto quotes = std::count(text.begin(), text.end(), '"');
  if (quotes % 2 != 0) return in_quotes(text, text.rfind('"'));
  TypedQuery out;
  std::size_t begin = run_begin(text, text.size());
  const std::size_t run = begin;
  while (begin < text.size() && (text[begin] == '-' || text[begin] == '+' || text[begin] == '=')) {
    if (text[begin] == '=') out.what = What::words;
    ++begin;
  }
  if (text.find('"', begin) != std::string_view::npos) {
    out.what = What::nothing;  // what was in quotes is complete
    return out;
  }
  const std::size_t colon = text.find(':', begin);
  out.head = text.substr(0, begin);
  if (colon == std::string_view::npos) {
    out.tail = text.substr(begin);
    if (begin == run && out.what == What::anything) find_words_before(out);
    return out;
  }
  out.what = what_after(text.substr(begin, colon - begin));
  if (!is_name_field(out.what)) out.head = text.substr(0, colon + 1);
  out.tail = text.substr(colon + 1);
  return out;
}

}  // namespace dateline
