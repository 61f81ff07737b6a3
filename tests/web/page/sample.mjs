// The archive the page is tried on: small stories with everything a page shows, and articles that mean harm.
export const stories = [
  {
    id: 'harbour/1',
    title: 'Boats sink in the Channel',
    date: '2021-11-25',
    source: 'Harbour Gazette',
    author: ['A. Writer'],
    url: 'https://example.org/1?a=b&c=d',
    language: 'en',
    section: 'world',
    text: 'At least 27 migrants drowned off Calais on Wednesday, officials said. Prime Minister Boris Johnson said '
      + 'he was shocked. "The Channel must not become a graveyard," President Emmanuel Macron said.\n\n'
      + 'Mr Johnson will call President Emmanuel Macron. Boats still cross the Channel every day.',
  },
  {
    id: 'ledger-2',
    title: 'Calais mourns <b>27</b>',
    date: '2021-11-26',
    source: 'Northern Ledger',
    language: 'en',
    text: 'Calais lit 27 candles for those who died in the channel crossing. Boris Johnson wrote a letter. '
      + '<script>document.title = "broken"</script><img src=x onerror="document.title=1">',
  },
];

// One event, told three times with other figures.
export const ferry = [
  {
    id: 'ferry/1',
    title: 'Ferry Aurora sinks off Bergen',
    date: '2019-03-05',
    source: 'Harbour Gazette',
    language: 'en',
    text: 'The ferry Aurora sank in a storm off Bergen on Monday night. At least 24 people died, the Norwegian coast '
      + 'guard said. Lifeboats from Bergen rescued 130 people. Prime Minister Erna Solberg will go to Bergen.',
  },
  {
    id: 'ferry-2',
    title: 'Storm sinks the Aurora, divers search off Bergen',
    date: '2019-03-06',
    source: 'Northern Ledger',
    language: 'en',
    text: 'Divers went down to the ferry Aurora off Bergen on Tuesday. The coast guard said that 31 people died when she '
      + 'sank in the storm. Lifeboats rescued 130 people. Erna Solberg spoke to families in Bergen.',
  },
  {
    id: 'ferry-3',
    title: 'Bergen mourns the dead of the Aurora',
    date: '2019-03-07',
    source: 'Weald Courier',
    language: 'en',
    text: 'Bergen fell silent for the ferry Aurora, which sank in the storm on Monday. In all 31 people died, the coast '
      + 'guard said, and 128 people were rescued. Erna Solberg laid a wreath in Bergen.',
  },
];

const market = 'The fish market of Whitby opened again on Monday after eleven years, with forty stalls and a brass band. '
  + 'Harbour master Edith Crane cut the ribbon and said the town had waited long enough for its herring. '
  + 'Three trawlers landed nine tonnes before noon, and all of it was sold by two in the afternoon.';
export const copies = [
  { id: 'wire', title: 'Whitby fish market opens', date: '2018-03-05', source: 'Coast Wire', language: 'en', text: market },
  { id: 'reprint', title: 'Fish market opens in Whitby', date: '2018-03-06', source: 'Moor Post', language: 'en', text: market },
];

// Enough for a second page, and for more values than a panel shows.
const names = ['Ann Archer', 'Brian Baker', 'Carol Carter', 'David Draper', 'Emma Fisher', 'Frank Fowler', 'Grace Glover',
  'Henry Harper', 'Irene Hunter', 'James Mason', 'Karen Miller', 'Louis Porter', 'Mary Potter', 'Nigel Sawyer'];
export const reports = names.map((name, i) => ({
  id: `report-${i}`,
  title: `Harvest report number ${i}`,
  date: `2020-05-${String(i + 1).padStart(2, '0')}`,
  source: 'Weald Courier',
  language: 'en',
  text: `The harvest in district ${i} was good, with ${100 + 7 * i} tonnes of wheat, farmer ${name} said. Farmers near Dover `
    + `were content. ${name} owns ${20 + i} tractors. ${'Rain fell. '.repeat(i)}`,
}));

const override = '\u202E\u2066\u202B';
const long = 'w'.repeat(5000);
export const hostile = [
  {
    id: 'evil/<script>alert(1)</script>',
    title: '<script>document.title="hacked"</script> malice',
    date: '2019-01-01',
    source: '"><img src=x onerror=document.title="hacked">',
    author: ['<svg onload=document.title="hacked">'],
    url: 'javascript:document.title="hacked"',
    language: 'en" onfocus="document.title=1',
    text: 'Malice by <script>document.title="hacked"</script>. Mayor John "<img src=x onerror=alert(1)>" Smith said so in Calais.',
  },
  {
    id: 'evil-2',
    title: `${override}malice reversed ${long}`,
    date: '2019-01-02',
    source: `${override}Source`,
    author: [`${override}Author`],
    text: `Malice ${long} and ${override} more malice. ${'x'.repeat(300)} Peter Piper ${long}.`,
  },
  { id: 'evil-3', title: 'שלום malice مرحبا', date: '2019-01-03', source: 'مصدر', language: 'ar', text: 'مرحبا malice 27 شخصا قالوا ذلك.' },
];

// Written from right to left.
export const turned = [
  {
    id: 'rtl-he', title: 'הנמל בחיפה נפתח מחדש', date: '2015-06-01', source: 'קול החוף', author: ['דנה לוי'], section: 'חדשות', language: 'he',
    text: 'הנמל בחיפה נפתח היום אחרי 12 שנים, אמר ראש העיר. "זה יום גדול", הוסיף. חברת Harbour Works בנתה את הנמל ב-2014.\n\nהנמל יקלוט 300 אוניות בשנה.',
  },
  {
    id: 'rtl-ar', title: 'الميناء يستقبل 40 سفينة', date: '2015-06-02', source: 'صوت الساحل', author: ['سمير حداد'], section: 'أخبار', language: 'ar',
    text: 'قال رئيس البلدية إن الميناء استقبل 40 سفينة هذا العام. وزار Jane Cooper الميناء في بيروت.\n\nبلغت كلفة الميناء 25 مليون دولار.',
  },
];

export const sample = [...stories, ...ferry, ...copies, ...reports, ...hostile, ...turned];
