#include "web/citation.h"

#include "web/labels.h"
#include "web/texts.h"
#include "web/url.h"

namespace dateline::web {

std::string citation(const Article& article) {
  std::string out;
  const auto add = [&](std::string_view part) {
    if (part.empty()) return;
    if (!out.empty()) out += text_of(Text::citation_separator);
    out += part;
  };
  for (const std::string& author : article.authors) add(author);
  const std::string& title = article.title.empty() ? article.id : article.title;
  add(filled(Text::citation_title, {{"title", title}}));
  add(article.source);
  add(date_label(article.date));
  if (is_web_url(article.url)) add(article.url);
  return out;
}

}  // namespace dateline::web
