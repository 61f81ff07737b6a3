#include "web/name_ledger.h"

#include <algorithm>
#include <vector>

#include "core/base/ascii.h"
#include "core/schema/entity_terms.h"
#include "core/text/sentences.h"
#include "web/page_search.h"

namespace dateline::web {
namespace {

// Of what stands around a first mention, bytes to each side.
constexpr std::size_t kContext = 70;
constexpr std::size_t kMaxForms = 4;

// One blank for each run of white space.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const char shown = is_ascii_blank(c) ? ' ' : c;
    if (shown != ' ' || out.empty() || out.back() != ' ') out += shown;
  }
  return out;
}

// The sentence around `mention`, cut at words to some kContext bytes on each side.
ByteRange context_of(std::string_view text, const std::vector<ByteRange>& sentences,
                     const ByteRange& mention) {
  const auto after = std::upper_bound(
      sentences.begin(), sentences.end(), mention.begin,
      [](std::size_t at, const ByteRange& sentence) { return at < sentence.begin; });
  ByteRange around = after == sentences.begin() ? mention : *(after - 1);
  around.begin = std::min(around.begin, mention.begin);
  around.end = std::max(around.end, mention.end);
  if (mention.begin - around.begin > kContext) {
    around.begin = mention.begin - kContext;
    while (around.begin < mention.begin && !is_ascii_blank(text[around.begin])) ++around.begin;
  }
  if (around.end - mention.end > kContext) {
    around.end = mention.end + kContext;
    while (around.end > mention.end && !is_ascii_blank(text[around.end])) --around.end;
  }
  return around;
}

std::vector<std::string> other_forms(std::string_view text, const NamedEntity& entity) {
  std::vector<std::string> forms;
  for (const ByteRange& mention : entity.mentions) {
    std::string form = one_line(mention.of(text));
    if (form == entity.name || std::find(forms.begin(), forms.end(), form) != forms.end()) continue;
    forms.push_back(std::move(form));
    if (forms.size() == kMaxForms) break;
  }
  return forms;
}

void write_introduction(std::string_view text, const std::vector<ByteRange>& sentences,
                        const NamedEntity& entity, const std::string& id, HtmlWriter& out) {
  if (entity.mentions.empty()) return;
  const ByteRange& first = entity.mentions.front();
  const ByteRange around = context_of(text, sentences, first);
  out.markup("<p class=\"introduction\"><a dir=\"auto\" href=\"#")
      .text(id)
      .markup("\">")
      .text(around.begin > 0 && !is_ascii_blank(text[around.begin]) ? "" : "… ")
      .text(one_line(text.substr(around.begin, first.begin - around.begin)))
      .markup("<b>")
      .text(one_line(first.of(text)))
      .markup("</b>")
      .text(one_line(text.substr(first.end, around.end - first.end)))
      .text(around.end < text.size() && is_ascii_blank(text[around.end]) &&
                    text[around.end - 1] != '.'
                ? " …"
                : "")
      .markup("</a></p>\n");
}

void write_forms(std::string_view text, const NamedEntity& entity, HtmlWriter& out) {
  const std::vector<std::string> forms = other_forms(text, entity);
  if (forms.empty()) return;
  HtmlWriter names;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (i > 0) names.say(Text::list_separator);
    names.markup("<bdi>").text(forms[i]).markup("</bdi>");
  }
  out.markup("<p class=\"aside\">").say(Text::ledger_forms, {{"names", names}}).markup("</p>\n");
}

struct LedgerKind {
  NameKind kind;
  std::string_view field;
  std::string_view style;
};

void write_names(const Article& article, const std::vector<ByteRange>& sentences,
                 const std::vector<NamedEntity>& names, const LedgerKind& kind, HtmlWriter& out) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    const NamedEntity& entity = names[i];
    out.markup("<li><p class=\"name\"><a class=\"")
        .text(kind.style)
        .markup("\" dir=\"auto\" href=\"")
        .text(page_url(search_for(field_query(kind.field, entity.name))))
        .markup("\">")
        .text(entity.name)
        .markup("</a> <span class=\"count\">")
        .say(Text::ledger_mentions, {{"n", entity.mentions.size() + entity.title_mentions.size()}})
        .markup("</span></p>\n");
    write_introduction(article.text, sentences, entity, first_mention_id(kind.kind, i), out);
    write_forms(article.text, entity, out);
    out.markup("</li>\n");
  }
}

}  // namespace

std::string first_mention_id(NameKind kind, std::size_t index) {
  return (kind == NameKind::person ? "person-" : "organisation-") + std::to_string(index + 1);
}

void write_name_ledger(const Article& article, HtmlWriter& out) {
  if (article.found.people.empty() && article.found.organisations.empty()) return;
  const std::vector<ByteRange> sentences = split_sentences(article.text);
  out.markup("<section class=\"ledger\">\n<h2>").say(Text::ledger).markup("</h2>\n<ul>\n");
  write_names(article, sentences, article.found.people, {NameKind::person, "person", "person"},
              out);
  write_names(article, sentences, article.found.organisations,
              {NameKind::organisation, "org", "organisation"}, out);
  out.markup("</ul>\n</section>\n");
}

}  // namespace dateline::web
