# What an edit changes: exactly the files that show it. Those are named here by hand; a page more, and a rebuild after one
# word rewrites what nobody needs to fetch anew.
use strict;
use warnings;
use Test::More;
use Book;

my $book  = real_book();
my $first = tree_of(build_once($book));
delete $first->{'.statusbook/manifest'};

# The files that differ between the first site and that of an edited copy of the book.
sub changed_by {
    my (%edits) = @_;
    my %before = map { $_ => read_file("$book/$_") } keys %edits;
    for my $file (keys %edits) {
        my ($from, $to) = @{$edits{$file}};
        my $text = $before{$file};
        $text =~ s/\Q$from\E/$to/ or die "$file has no '$from'\n";
        write_file("$book/$file", $text);
    }
    my ($status, undef, $errors) = statusbook('-C', $book, 'build', '-q', '-o', 'edited');
    is($status, 0, 'it builds') or diag($errors);
    my $second = tree_of("$book/edited");
    delete $second->{'.statusbook/manifest'};
    system 'rm', '-r', "$book/edited";
    write_file("$book/$_", $before{$_}) for keys %before;
    my %all = (%$first, %$second);
    return sort grep { ($first->{$_} // '') ne ($second->{$_} // '') || !exists $first->{$_} || !exists $second->{$_} } keys %all;
}

my @languages = qw(en es pt ja ru);
my @codes     = map { m{^codes/sip/([^-/]+)\.yaml$} && $1 !~ /^(?:protocol|glossary|decide|programs)$/ ? $1 : () } files_of_codes();

sub files_of_codes {
    return map { "codes/sip/$_" } files_of("$book/codes/sip");
}

# The pages of a language that show the gloss of 486: its own, that of every pair, the index of the protocol, that of the
# class, its card, and the codes that name it as related.
sub pages_with_486 {
    my ($language) = @_;
    my @pairs = map { $_ == 486 ? () : $_ < 486 ? "$_-vs-486" : "486-vs-$_" } @codes;
    return map { "$_.html" } "card/$language/sip/486", map { "$language/sip/$_" } 486, @pairs, 'index', '4xx', qw(182 199 440 480 487 600 603 607);
}

sub names_are {
    my ($name, $found, $wanted) = @_;
    is(join("\n", sort @$found), join("\n", sort @$wanted), $name);
}

cmp_ok(scalar @codes, '>', 70, 'the codes of the book');

# A gloss in Spanish: nothing of another language, neither the matrix nor a near link (they show no gloss), nor a sitemap;
# of the data for programs what has the code, and the data by which it is found.
names_are('a Spanish gloss', [changed_by('locales/es/sip/486.yaml' => ['Ocupado en este dispositivo', 'Ocupado en este aparato'])],
    [pages_with_486('es'), 'card/es/sip/486.svg', 'assets/words-es.sip.js', 'api/v1/sip.json', 'api/v1/sip/486.json']);

# The English gloss: all translations of it are stale now and marked so, which the pages of translations count, and it is
# found by its English in every language. A badge is a picture, and marks nothing.
names_are('the English gloss', [changed_by('codes/sip/486.yaml' => ['gloss: Busy at this device', 'gloss: Busy on this device'])],
    [(map { (pages_with_486($_), "$_/translation.html", "assets/words-$_.sip.js") } @languages), 'card/en/sip/486.svg', 'api/v1/sip.json', 'api/v1/sip/486.json']);

# Another style has another name, which every page says but the cards, which have their own; with stable names it is the one file that changes.
my $style = ['main', "/* new */\nmain"];
my @all = changed_by('templates/assets/style.css' => $style);
cmp_ok(scalar(grep { /\.html$/ } @all), '==', scalar(grep { /^(?!card\/).*\.html$/ } keys %$first), 'a style under its hash: every page');
write_file("$book/site.yaml", read_file("$book/site.yaml") . "assets: stable\n");
system 'rm', '-r', "$book/out"; # and with it what is kept of the build before
$first = tree_of(build_once($book));
delete $first->{'.statusbook/manifest'};
names_are('a style under a stable name', [changed_by('templates/assets/style.css' => $style)], ['assets/style.css']);
is(join(' ', grep { m{^assets/} } sort keys %$first),
   join(' ', sort map { "assets/$_" } qw(style.css find.js match.js icon.svg icon.png card.png tokens-sip.js), map { ("find-$_.js", "words-$_.sip.js") } @languages), 'stable names are plain');
like($first->{'en/sip/486.html'}, qr{<link rel="stylesheet" href="\.\./\.\./assets/style\.css">}, 'and pages say them');
done_testing();
