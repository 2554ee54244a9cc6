# A made-up book, whose ids are no numbers and whose questions are of every kind: what each pair page says
# differs, is shared and decides, written by hand.
use strict;
use warnings;
use utf8;
use Test::More;
use Book;

binmode Test::More->builder->$_, ':utf8' for 'output', 'failure_output';

my $out = build_once(strange_book());

sub text_of {
    my ($html) = @_;
    $html =~ s/<br>/ | /g;
    $html =~ s/<[^>]*>//g;
    $html =~ s/\s+/ /g;
    return $html =~ s/^ | $//gr;
}

# The rows of the first table in a piece of a page: "label: cell / cell".
sub rows_of {
    my ($html) = @_;
    my ($body) = ($html // '') =~ m{<tbody>(.*?)</tbody>}s;
    my @rows;
    for my $row (($body // '') =~ m{<tr[^>]*>(.*?)</tr>}gs) {
        my ($label) = $row =~ m{<th[^>]*>(.*?)</th>}s;
        push @rows, text_of($label) . ': ' . join ' / ', map { text_of($_) } $row =~ m{<td[^>]*>(.*?)</td>}gs;
    }
    return join "\n", @rows;
}

sub page_says {
    my ($path, %expected) = @_;
    my $page = read_file("$out/$path");
    utf8::decode($page);
    my ($decides) = $page =~ m{<h2 id="decides">(.*?)</h2>}s;
    my ($top) = $page =~ m{<section class="decide".*?>(.*?)</section>}s;
    my ($differences) = $page =~ m{<section aria-labelledby="differences">(.*?)</section>}s;
    my ($shared) = $page =~ m{<details class="shared">(.*?)</details>}s;
    is(text_of($decides), $expected{decides}, "$path: what decides");
    is(join("\n", map { text_of($_) } $top =~ m{<p class="verdict">(.*?)</p>}gs), $expected{verdicts} // '',
       "$path: each side's answer");
    is(rows_of($differences), $expected{differs} // '', "$path: what differs");
    is(rows_of($shared), $expected{shares} // '', "$path: what is shared") if exists $expected{shares};
}

# Sets are the same in whatever order, and what stands twice in one counts once; a condition on a condition is met by both.
page_says('en/mail/4.2.2-vs-4.10.1.html',
    decides  => 'The deciding question Why so long?',
    verdicts => "A disk has to be bought.\nThe office is closed.",
    differs  => "Reason: the disk / a holiday\nAside: this / that",
    shares   => "Lasts: for now\nWho: the sender, the administrator\nWait: days\nCommands: RCPT, DATA\n"
      . "Header fields: Required: To, Date | Useful: Reply-To\nPapers: RFC 3463 §3.3, RFC 5321");

# Wait, Reason and Papers have one answer of two: no row.
page_says('en/mail/4.2.2-vs-5.7.1.html',
    decides  => 'The deciding question Does it last?',
    verdicts => "It holds for now.\nIt lasts for good.",
    differs  => "Lasts: for now / for good\nWho: the sender, the administrator / the sender\n"
      . "Commands: RCPT, DATA / RCPT\n"
      . "Header fields: Required: To, Date | Useful: Reply-To / Required: To | Useful: Date",
    shares   => 'Aside: this');

# No header fields is an answer too, and another one than an absent answer.
page_says('en/mail/4.2.2-vs-5.7.13.html',
    decides  => 'The deciding question Does it last?',
    verdicts => "It holds for now.\nIt lasts for good.",
    differs  => "Lasts: for now / for good\nWho: the sender, the administrator / nobody\n"
      . 'Header fields: Required: To, Date | Useful: Reply-To / None',
    shares   => 'Aside: this');

# The note names the question that decides; of several answers all are said. Nothing is shared.
page_says('en/mail/4.10.1-vs-5.7.1.html',
    decides  => 'The deciding question Who has to act?',
    verdicts => "The sender has to act. | The administrator has to act.\nThe sender has to act.",
    differs  => "Lasts: for now / for good\nWho: the sender, the administrator / the sender\n"
      . "Aside: that / this\nCommands: DATA, RCPT / RCPT\n"
      . "Header fields: Required: Date, To | Useful: Reply-To / Required: To | Useful: Date",
    shares   => '');

page_says('en/mail/4.10.1-vs-5.7.13.html',
    decides  => 'The deciding question Does it last?',
    verdicts => "It holds for now.\nIt lasts for good.",
    differs  => "Lasts: for now / for good\nWho: the sender, the administrator / nobody\nAside: that / this\n"
      . 'Header fields: Required: Date, To | Useful: Reply-To / None',
    shares   => '');

page_says('en/mail/5.7.1-vs-5.7.13.html',
    decides  => 'The deciding question Who has to act?',
    verdicts => "The sender has to act.\nNobody has to act.",
    differs  => "Who: the sender / nobody\nHeader fields: Required: To | Useful: Date / None",
    shares   => "Lasts: for good\nAside: this");

page_says('en/names/NOERROR-vs-NXDOMAIN.html',
    decides  => 'The deciding question Is there such a name?',
    verdicts => "The name is there.\nThere is no such name.",
    differs  => 'Found: yes / no',
    shares   => '');

my $nothing = read_file("$out/en/names/NOERROR-vs-YXDomain.html");
unlike($nothing, qr/class="verdict"/, 'two codes that answer all alike: nothing decides');
unlike($nothing, qr/id="differences"/, 'two codes that answer all alike: no table of differences');

# The order of ids, and pages: of two codes one page, the lower first; no page of a class.
is(join(' ', grep { !/-vs-|index|matrix/ } files_of("$out/en/mail")),
   '4.10.1.html 4.2.2.html 5.7.1.html 5.7.13.html', 'a page for each code, and none for a class');
my $protocol = read_file("$out/en/mail/index.html");
is(join(' ', $protocol =~ m{<th scope="row"><a href="([^"]+)"}g), '4.2.2 4.10.1 5.7.1 5.7.13',
   'runs of digits are in the order of their values; clean links');
is(scalar(grep { /-vs-/ } files_of("$out/en/mail")), 6, 'six pairs of four codes');
ok(!-e "$out/en/mail/4.10.1-vs-4.2.2.html", 'the other order has no page');
is(join(' ', read_file("$out/en/names/index.html") =~ m{<th scope="row"><a href="([^"]+)"}g),
   'NOERROR NXDOMAIN YXDomain', 'ids that are words are in the order of their characters');

# What another protocol of the book has, is linked.
like(read_file("$out/en/mail/5.7.1.html"), qr{<a href="\.\./names/NXDOMAIN">}, 'a link to the other protocol');
unlike(read_file("$out/en/mail/5.7.1.html"), qr{noindex}, 'index_pairs: all');
is(scalar(grep { read_file("$out/$_") =~ /noindex/ } grep { /-vs-/ } files_of($out)), 0,
   'index_pairs: all indexes every pair');

done_testing();
