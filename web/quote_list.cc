#include "web/quote_list.h"

#include <algorithm>
#include <vector>

#include "core/schema/entity_terms.h"
#include "web/page_search.h"
#include "web/url.h"

namespace dateline::web {
namespace {

struct Speaker {
  const NamedEntity* entity = nullptr;
  std::vector<std::size_t> quotes;
};

std::vector<Speaker> speakers_of(const Entities& found) {
  std::vector<Speaker> speakers;
  for (std::size_t i = 0; i < found.quotes.size(); ++i) {
    const NamedEntity* entity = speaker_of(found.quotes[i], found);
    if (entity == nullptr) continue;
    auto known = std::find_if(speakers.begin(), speakers.end(),
                              [&](const Speaker& s) { return s.entity == entity; });
    if (known == speakers.end()) known = speakers.insert(known, {entity, {}});
    known->quotes.push_back(i);
  }
  return speakers;
}

void write_speaker(const Speaker& speaker, HtmlWriter& out) {
  const std::string& name = speaker.entity->name;
  out.markup("<li><cite><a dir=\"auto\" href=\"")
      .text(page_url(search_for(field_query("by", name))))
      .markup("\">")
      .text(name)
      .markup("</a></cite>");
  for (std::size_t i = 0; i < speaker.quotes.size(); ++i) {
    out.markup(" <a class=\"jump-to-quote\" href=\"#")
        .text(quote_id(speaker.quotes[i]))
        .markup("\" aria-label=\"")
        .text(filled(Text::quote_number, {{"n", i + 1}}))
        .markup("\">")
        .number(i + 1)
        .markup("</a>");
  }
  out.markup("</li>\n");
}

}  // namespace

std::string quote_id(std::size_t index) { return "quote-" + std::to_string(index + 1); }

void write_quote_list(const Article& article, HtmlWriter& out) {
  const std::vector<Speaker> speakers = speakers_of(article.found);
  if (speakers.empty()) return;
  out.markup("<section>\n<h2>").say(Text::quoted).markup("</h2>\n<ul class=\"speakers\">\n");
  for (const Speaker& speaker : speakers) write_speaker(speaker, out);
  out.markup("</ul>\n</section>\n");
}

}  // namespace dateline::web
