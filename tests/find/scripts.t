# Words that readers type in other letters than the book has: without the accents and points of their script, in letters that
# a keyboard has not, in the digits of the script, and without spaces where the script has none.
use strict;
use warnings;
use utf8;
use Test::More;
use Encode 'encode_utf8';
use File::Temp 'tempdir';
use Book;

plan skip_all => 'no node' if system('command -v node >/dev/null') != 0;
binmode Test::More->builder->$_, ':utf8' for 'output', 'failure_output';

# The keywords of 404 in each language, and what is typed for them.
my %languages = (
    de => ['Straße gesperrt', 'straße', 'STRASSE', 'strasse'],
    tr => ['IŞIK, ılık', 'ışık', 'IŞIK', 'isik', 'ilik', 'ILIK'],
    pl => ['łza', 'lza', 'ŁZA'],
    ar => ['إعادة الاتّصال', 'اعادة', 'إِعَادَة', 'الاتصال', 'الاتـــصال', '٤٠٤', 'رمز ٤٠٤'],
    fa => ['خط', '۴۰۴'],
    he => ['תפוס', 'תָּפוּס'],
    hi => ['फ़ोन', 'फोन', '४०४'],
    km => ['រកមិនឃើញ', 'រកមិនឃើញទំព័រ', '៤០៤'],
    lo => ['ຫາບໍ່ພົບ', 'ໜ້າຫາບໍ່ພົບ', '໔໐໔'],
    my => ['မတွေ့ပါ', 'စာမျက်နှာမတွေ့ပါ', '၄၀၄'],
    th => ['ไม่พบ', 'หน้านี้ไม่พบ', '๔๐๔'],
);

my $book = golden_book();
my $site = read_file("$book/site.yaml");
my $added = join ', ', sort keys %languages;
write_file("$book/site.yaml", $site =~ s/^(languages: \[[^\]]*)\]/$1, $added]/mr);
for my $language (keys %languages) {
    write_file("$book/locales/$language/locale.yaml", "tag: $language\nname: $language\ndir: ltr\nfallback: [en]\n");
    write_file("$book/locales/$language/http/404.yaml", encode_utf8("keywords: $languages{$language}[0]\n"));
}
# Words of numbers may hold signs that mean something elsewhere.
my $polish = "$book/locales/pl/locale.yaml";
write_file($polish, read_file($polish) . "numbers: [cztery 4, 'zero(0 0', 'czter* 4', 'a+b. 7', 'w-e 4']\n");
my $out = build_once($book);
my $folder = tempdir(CLEANUP => 1);

for my $language (sort keys %languages) {
    my (undef, @queries) = @{$languages{$language}};
    write_file("$folder/queries", encode_utf8(join '', map { "$_\n" } @queries));
    my @offers = split /\n/, `tests/lib/find '$out' $language http <'$folder/queries'`, -1;
    like($offers[$_], qr{^http/404\b}, "$language: $queries[$_]") for 0 .. $#queries;
}

# A number in any digits is that number, and no other.
write_file("$folder/queries", encode_utf8("٥٠٢ و ٥٠٣\n५०३\n"));
my @offers = split /\n/, `tests/lib/find '$out' ar http <'$folder/queries'`, -1;
like($offers[0], qr{^http/502-vs-503\b}, 'two numbers in other digits are a comparison');
like($offers[1], qr{^http/503\b}, 'digits of an Indian script');

write_file("$folder/queries", "cztery zero(0 cztery\nczter* zero(0 w-e\n");
@offers = split /\n/, `tests/lib/find '$out' pl http <'$folder/queries'`, -1;
like($offers[$_], qr{^http/404\b}, 'a number in words with signs in them') for 0, 1;

done_testing;
