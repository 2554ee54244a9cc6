# Who calls whom, by the symbols of the object files: no circle among files, and none among rooms. A table of functions
# is a call of each of them. A planted circle is found.
use strict;
use warnings;
use Test::More;
use File::Basename 'dirname';
use File::Temp 'tempdir';
use Book;

# Two files that call each other, "a b", where a comment in both says why.
my %couples = map { $_ => 1 } ();

(my $objects = dirname($ENV{STATUSBOOK} // 'build/statusbook')) .= '/obj';
plan skip_all => 'nm is not there' if system('command -v nm >/dev/null 2>&1') != 0;
plan skip_all => "there are no object files in $objects" if !-d $objects;

# The object files whose source is still there, without their ending.
sub objects_of {
    my ($folder, $sources) = @_;
    return grep { -e "$sources/$_.c" } map { /^(.*)\.o$/ && $1 !~ m{^unit/} ? $1 : () } files_of($folder);
}

# What each file uses of others: {file => {other => symbol}}.
sub calls_of {
    my ($folder, @files) = @_;
    my (%defined, %wanted);
    for my $file (@files) {
        open my $nm, '-|', 'nm', '-P', "$folder/$file.o" or die "nm: $!\n";
        while (<$nm>) {
            my ($symbol, $type) = split;
            if ($type eq 'U') { $wanted{$file}{$symbol} = 1 }
            elsif ($type =~ /^[A-Z]$/) { $defined{$symbol} = $file }
        }
        close $nm or die "nm of $file.o failed\n";
    }
    my %calls = map { $_ => {} } @files;
    for my $file (sort keys %wanted) {
        for my $symbol (sort keys %{$wanted{$file}}) {
            my $other = $defined{$symbol};
            $calls{$file}{$other} //= $symbol if defined $other && $other ne $file;
        }
    }
    return \%calls;
}

sub room_of { return $_[0] =~ m{^(.+)/} ? $1 : 'src' }

# The calls between rooms, as calls_of has them between files.
sub calls_of_rooms {
    my ($calls) = @_;
    my %rooms;
    for my $file (sort keys %$calls) {
        $rooms{room_of($file)} //= {};
        for my $other (sort keys %{$calls->{$file}}) {
            my ($from, $to) = (room_of($file), room_of($other));
            $rooms{$from}{$to} //= $calls->{$file}{$other} if $from ne $to;
        }
    }
    return \%rooms;
}

# The circles of a graph, each as "a b c": those that reach one another, by Tarjan's algorithm.
sub circles {
    my ($calls) = @_;
    my (%number, %low, @stack, %on_stack, @circles);
    my $visit;
    $visit = sub {
        my ($node) = @_;
        $number{$node} = $low{$node} = keys %number;
        push @stack, $node;
        $on_stack{$node} = 1;
        for my $next (sort keys %{$calls->{$node}}) {
            $visit->($next) if !defined $number{$next};
            my $reached = !$on_stack{$next} ? $low{$node} : $low{$next};
            $low{$node} = $reached if $reached < $low{$node};
        }
        return if $low{$node} != $number{$node};
        my @circle;
        do { push @circle, pop @stack; delete $on_stack{$circle[-1]} } while $circle[-1] ne $node;
        push @circles, join ' ', sort @circle if @circle > 1;
    };
    for my $node (sort keys %$calls) { $visit->($node) if !defined $number{$node} }
    return @circles;
}

my @files = objects_of($objects, 'src');
cmp_ok(scalar @files, '>', 100, 'the object files are read');
my $calls = calls_of($objects, @files);
is(join("\n", grep { !$couples{$_} } circles($calls)), '', 'no files call each other in a circle');
is(join("\n", circles(calls_of_rooms($calls))), '', 'no rooms call each other in a circle');
for my $couple (sort keys %couples) {
    is(scalar(grep { $_ eq $couple } circles($calls)), 1, "$couple: this couple still calls each other");
}

my $planted = tempdir(CLEANUP => 1);
sub plant {
    my ($name, %sources) = @_;
    system 'rm', '-rf', "$planted/$name";
    for my $file (sort keys %sources) {
        write_file("$planted/$name/$file.c", $sources{$file});
        system(split(' ', $ENV{CC} // 'cc'), '-c', '-o', "$planted/$name/$file.o", "$planted/$name/$file.c") == 0
          or die "the planted file $file does not compile\n";
    }
    return calls_of("$planted/$name", objects_of("$planted/$name", "$planted/$name"));
}

my $files = plant('files',
    'book/a' => 'void b(void); void a(void) { b(); }',
    'book/b' => 'void c(void); void b(void) { c(); }',
    'book/c' => 'void a(void); void c(void) { a(); }');
is(join("\n", circles($files)), 'book/a book/b book/c', 'a planted circle of three files is found');
my $table = plant('table',
    'book/a' => 'void b(void); void (*const table[])(void) = {b};',
    'book/b' => 'extern void (*const table[])(void); void b(void) { table[0](); }');
is(join("\n", circles($table)), 'book/a book/b', 'a planted circle by way of a table is found');
my $rooms = plant('rooms',
    'book/a' => 'void b(void); void a(void) { b(); }',
    'site/b' => 'void c(void); void b(void) { c(); }',
    'book/c' => 'void c(void) {}');
is(join("\n", circles($rooms)), '', 'a circle of rooms need be none of files');
is(join("\n", circles(calls_of_rooms($rooms))), 'book site', 'a planted circle of rooms is found');

done_testing();
