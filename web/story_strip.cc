#include "web/story_strip.h"

#include <algorithm>

#include "web/labels.h"
#include "web/page_search.h"
#include "web/pages.h"

namespace dateline::web {
namespace {

constexpr std::size_t kBefore = 3;  // articles shown before and after this one
constexpr std::size_t kSentences = 3;

void write_step(const StoryArticleView& article, const PageSearch& search, bool is_this,
                HtmlWriter& out) {
  out.markup("<li");
  if (is_this) out.markup(" class=\"current\"");
  out.markup(">");
  if (!article.date.empty()) write_date(article.date, out);
  out.markup(" <a dir=\"auto\"");
  if (is_this) out.markup(" aria-current=\"page\"");
  out.markup(" href=\"")
      .text(article_url(article.id, search))
      .markup("\">")
      .text(article.title.empty() ? article.id : article.title)
      .markup("</a>");
  if (!article.source.empty())
    out.markup(" <span class=\"source\" dir=\"auto\">").text(article.source).markup("</span>");
  out.markup("</li>\n");
}

void write_new(const StoryArticleView& article, bool first, const std::string& story,
               HtmlWriter& out) {
  out.markup("<h3>").say(Text::story_new_in_this).markup("</h3>\n");
  if (first) {
    out.markup("<p class=\"aside\">").say(Text::story_first_article).markup("</p>\n");
    return;
  }
  if (article.sentences.empty()) {
    out.markup("<p class=\"aside\">").say(Text::story_nothing_new).markup("</p>\n");
    return;
  }
  out.markup("<ul class=\"news\">\n");
  for (std::size_t i = 0; i < std::min(article.sentences.size(), kSentences); ++i) {
    out.markup("<li dir=\"auto\">").text(article.sentences[i].text).markup("</li>\n");
  }
  out.markup("</ul>\n");
  if (article.sentences.size() <= kSentences) return;
  out.markup("<p class=\"aside\"><a href=\"")
      .text(story)
      .markup("\">")
      .say(Text::story_more_sentences, {{"n", article.sentences.size() - kSentences}})
      .markup("</a></p>\n");
}

}  // namespace

void write_story_strip(const StoryView& story, std::string_view id, const PageSearch& search,
                       HtmlWriter& out) {
  const auto& all = story.articles;
  if (all.size() < 2) return;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& article) { return article.id == id; });
  const auto at = static_cast<std::size_t>(found == all.end() ? 0 : found - all.begin());
  const std::size_t begin = at > kBefore ? at - kBefore : 0;
  const std::size_t end = std::min(all.size(), at + kBefore + 1);
  out.markup("<section class=\"strip\">\n<h2>").say(Text::story_here).markup("</h2>\n<ol>\n");
  for (std::size_t i = begin; i < end; ++i) {
    write_step(all[i], search, found != all.end() && i == at, out);
  }
  out.markup("</ol>\n<p><a href=\"")
      .text(story_url(story.id, search))
      .markup("\">")
      .say(Text::story_whole, {{"n", all.size()}})
      .markup("</a></p>\n");
  if (found != all.end()) write_new(*found, at == 0, story_url(story.id, search), out);
  out.markup("</section>\n");
}

}  // namespace dateline::web
