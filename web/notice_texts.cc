#include "web/notice_texts.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dateline::web {
namespace {

struct NoticeText {
  std::string_view code;
  std::string_view wording;
  Text text;
};
constexpr std::array kNoticeTexts = {
    NoticeText{"query_cut", "", Text::notice_query_cut},
    NoticeText{"too_many_words", "", Text::notice_too_many_words},
    NoticeText{"too_deep", "", Text::notice_too_deep},
    NoticeText{"too_many_prefixes", "", Text::notice_too_many_prefixes},
    NoticeText{"dangling_operator", "", Text::notice_dangling_operator},
    NoticeText{"unbalanced_bracket", "", Text::notice_unbalanced_bracket},
    NoticeText{"unbalanced_quote", "", Text::notice_unbalanced_quote},
    NoticeText{"short_prefix", "", Text::notice_short_prefix},
    NoticeText{"prefix_cut", "", Text::notice_prefix_cut},
    NoticeText{"unknown_field", "", Text::notice_unknown_field},
    NoticeText{"empty_field", "", Text::notice_empty_field},
    NoticeText{"bad_date", "", Text::notice_bad_date},
    NoticeText{"bad_number", "", Text::notice_bad_number},
    NoticeText{"no_words", "", Text::notice_no_words},
    NoticeText{"relaxed", "", Text::notice_relaxed},
    NoticeText{"deadline", "", Text::notice_deadline},
    NoticeText{"undated_last", "", Text::notice_undated_last},
    NoticeText{"no_hits", "empty", Text::notice_no_hits_empty},
    NoticeText{"no_hits", "part", Text::notice_no_hits_part},
    NoticeText{"no_hits", "without", Text::notice_no_hits_without},
    NoticeText{"no_hits", "all", Text::notice_no_hits_all},
};

// What the query says, quoted, one after the other.
HtmlWriter in_quotes(const std::vector<std::string>& parts) {
  HtmlWriter out;
  for (const std::string& part : parts) {
    if (!out.empty()) out.say(Text::list_separator);
    out.say(Text::notice_part, {{"part", part}});
  }
  return out;
}

HtmlWriter counted(const std::vector<NoticePart>& parts) {
  HtmlWriter out;
  for (const NoticePart& part : parts) {
    if (!out.empty()) out.say(Text::list_separator);
    out.say(Text::notice_part, {{"part", part.text}}).markup(" ").number(part.articles);
  }
  return out;
}

}  // namespace

void write_notice(const Notice& notice, HtmlWriter& out) {
  const auto known =
      std::find_if(kNoticeTexts.begin(), kNoticeTexts.end(), [&](const NoticeText& text) {
        return text.code == notice.code && text.wording == notice.wording;
      });
  if (known == kNoticeTexts.end()) {
    out.markup("<bdi>").text(notice.message).markup("</bdi>");
    return;
  }
  out.say(known->text, {{"parts", in_quotes(notice.about)}, {"n", notice.count}});
  if (!notice.alone.empty())
    out.markup(" ").say(Text::notice_no_hits_alone, {{"counts", counted(notice.alone)}});
}

}  // namespace dateline::web
