#include "searcher/query/notices.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/base/utf8.h"

namespace dateline::query {
namespace {

struct Wording {
  std::string_view code;
  bool once;
  bool quotes_part;  // the message begins with the part of the query it is about
  std::string_view text;
};

constexpr std::array kWordings = {
    Wording{"query_cut", true, false, "The query is too long: its end was left out."},
    Wording{"too_many_words", true, false, "The query has too many words: the last were left out."},
    Wording{"too_deep", true, false, "Brackets nest too deep: the innermost were ignored."},
    Wording{"too_many_prefixes", true, false,
            "Too many words end in *: the last were searched as they stand."},
    Wording{"dangling_operator", true, true, " has nothing to work on and was ignored."},
    Wording{"unbalanced_bracket", true, true,
            " has no partner: the bracket was ignored or closed at the end."},
    Wording{"unbalanced_quote", false, false,
            "A quotation mark has no partner: read as ordinary words."},
    Wording{"short_prefix", false, true, " is too short to stand for all words that begin so."},
    Wording{"unknown_field", false, true, " is no field: searched as ordinary words."},
    Wording{"empty_field", false, true, " has no value: searched as an ordinary word."},
    Wording{"bad_date", false, true,
            " holds no date such as 2021-11-25 or 2021-11..2022: searched as ordinary words."},
    Wording{"bad_number", false, true,
            " holds no number such as 27, 25..30 or >1000: searched as ordinary words."},
    Wording{"no_words", true, false, "There is nothing to search for: every article is shown."},
};

}  // namespace

void add_notice(std::vector<Notice>& notices, std::string_view code, ByteRange range,
                std::string_view query) {
  const auto wording = std::find_if(kWordings.begin(), kWordings.end(),
                                    [&](const Wording& known) { return known.code == code; });
  if (wording == kWordings.end()) return;
  const auto same = [&](const Notice& notice) { return notice.code == code; };
  if (wording->once && std::any_of(notices.begin(), notices.end(), same)) return;
  Notice notice;
  notice.code = std::string(code);
  notice.begin = range.begin;
  notice.end = range.end;
  if (wording->quotes_part) {
    notice.about.emplace_back(utf8::truncated(range.of(query), 60));
    notice.message = "\"" + notice.about.front() + "\"";
  }
  notice.message += wording->text;
  notices.push_back(std::move(notice));
}

}  // namespace dateline::query
