# Compares a page with what was read of it: `perl compare.pl PAGE READ [--words]` prints three numbers: the words of the
# page, those read in the right order, and those read right to the letter.
#
# The two rows of words are aligned as cheaply as possible. A word is in order if what stands in its place is nearly it:
# at most half of its letters differ. Latin letters are not in the Arabic model, which reads them as digits, so a
# Latin word is in order if any one word stands in its place. Vowel marks, punctuation and the kind of digits are left
# out, since the model was not taught vowel marks. `--words` also prints what was read otherwise, on stderr.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

sub words {
    open(my $file, '<', $_[0]) or die "$_[0] cannot be read\n";
    local $/;
    my $text = <$file>;
    $text =~ s/[\x{064B}-\x{065F}\x{0670}\x{0640}\x{200B}-\x{200F}\x{202A}-\x{202E}\x{2066}-\x{2069}]//g;
    $text =~ tr/٠-٩۰-۹/0-90-9/;
    return grep { length } map { s/[^\p{L}\p{N}]//gr } split ' ', $text;
}

# How many letters must be changed, added or taken away.
sub distance {
    my @from = split //, $_[0];
    my @to = split //, $_[1];
    my @row = (0 .. @to);
    for my $i (1 .. @from) {
        my @next = ($i);
        for my $j (1 .. @to) {
            my $best = $row[$j - 1] + ($from[$i - 1] ne $to[$j - 1]);
            for my $other ($row[$j] + 1, $next[$j - 1] + 1) { $best = $other if $other < $best }
            push @next, $best;
        }
        @row = @next;
    }
    return $row[-1];
}

# The cost of one word in place of another; 2 is as much as to drop one and add the other.
sub unlike {
    my ($wanted, $read) = @_;
    return 0 if $wanted eq $read;
    return 1 if $wanted =~ /^[A-Za-z]+$/;
    my $part = distance($wanted, $read) / length($wanted);
    return $part <= 0.5 ? $part : 3;
}

my @wanted = words($ARGV[0]);
my @read = words($ARGV[1]);
my $tell = ($ARGV[2] // '') eq '--words';
my (@cost, @way);
$cost[0] = [0 .. @read];
for my $i (1 .. @wanted) {
    $cost[$i][0] = $i;
    for my $j (1 .. @read) {
        my $best = $cost[$i - 1][$j - 1] + unlike($wanted[$i - 1], $read[$j - 1]);
        my $way = 'both';
        ($best, $way) = ($cost[$i - 1][$j] + 1, 'missed') if $cost[$i - 1][$j] + 1 < $best;
        ($best, $way) = ($cost[$i][$j - 1] + 1, 'added') if $cost[$i][$j - 1] + 1 < $best;
        ($cost[$i][$j], $way[$i][$j]) = ($best, $way);
    }
}
my ($i, $j, $in_order, $exact, @otherwise) = (scalar @wanted, scalar @read, 0, 0);
while ($i > 0 && $j > 0) {
    my $way = $way[$i][$j];
    my ($wanted, $read) = ($wanted[$i - 1], $read[$j - 1]);
    if ($way eq 'both') {
        $in_order++;
        $exact += $wanted eq $read;
        push @otherwise, "  $wanted was read as $read" if $wanted ne $read;
    }
    push @otherwise, "  $wanted was not read in its place" if $way eq 'missed';
    $i-- if $way ne 'added';
    $j-- if $way ne 'missed';
}
print STDERR "$_\n" for $tell ? reverse @otherwise : ();
print scalar(@wanted), " $in_order $exact\n";
