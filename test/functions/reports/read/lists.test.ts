import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContactResponse } from '#functions/reports/read/contact-response';
import { daysOf } from '#functions/reports/read/day';
import { readFeedback } from '#functions/reports/read/feedback';
import { ReportError } from '#functions/reports/read/report-error';
import { readReturns } from '#functions/reports/read/returns';
import { smallShop } from '#infra/local/sp-api/small-shop';
import { at } from '#test/builders/thread';

const US = 'ATVPDKIKX0DER';
const day = (text: string): number => Date.parse(text);
const documentOf = (reportType: string): string =>
  String(smallShop().document({ store: 's', marketplaceId: US, reportType, at: at('10:00') })!.body);

describe('a date', () => {
  it.each([
    ['3/2/26', ['2026-02-03', '2026-03-02']],
    ['13/2/26', ['2026-02-13']],
    ['2/13/2026', ['2026-02-13']],
    ['3/3/26', ['2026-03-03']],
    ['02.03.2026', ['2026-03-02']],
    ['2026/03/02', ['2026-03-02']],
    ['2026-03-02T10:00:00Z', ['2026-03-02']],
    ['2026年3月2日', ['2026-03-02']],
    ['2 Mar 2026', ['2026-03-02']],
    ['02-Mar-2026', ['2026-03-02']],
    ['2 March, 26', ['2026-03-02']],
    ['31/2/26', []],
    ['soon', []],
    ['', []],
  ])('%s', (text, days) => {
    expect(daysOf(text).toSorted()).toEqual(days.map(day));
  });
});

describe('feedback', () => {
  const HEADER = 'Date\tRating\tComments\tYour Response\tOrder ID\tRater Email';
  const row = (
    rating: number | string,
    comment = 'late',
    response = '',
    order = '222-3344556-7788990',
  ): string => `3/13/26\t${rating}\t${comment}\t${response}\t${order}\tbuyer@marketplace.amazon.example`;

  it('gives order, stars, day and whether it was answered, and nothing that anybody wrote', () => {
    const entries = readFeedback(
      [HEADER, row(1), row(2, 'x', 'We are sorry', '222-0000000-0000001')].join('\r\n'),
    );
    expect(entries).toEqual([
      { orderId: '222-3344556-7788990', rating: 1, days: [day('2026-03-13')], answered: false },
      { orderId: '222-0000000-0000001', rating: 2, days: [day('2026-03-13')], answered: true },
    ]);
  });

  it('is read with a header in any language', () => {
    const header = 'Datum\tBewertung\tKommentare\tIhre Antwort\tBestellnummer\tE-Mail';
    expect(readFeedback(`${header}\n02.03.2026\t2\tzu spät\t\t302-3344556-7788990\tx`)).toMatchObject([
      { orderId: '302-3344556-7788990', rating: 2, days: [day('2026-03-02')] },
    ]);
  });

  it('whose comment tears its row apart is left out, and creates no other row', () => {
    const torn = '3/13/26\t1\tline one\n1\t1\tline two\t\t222-3344556-7788990\tx';
    expect(readFeedback([HEADER, torn, row(3)].join('\n')).map(({ rating }) => rating)).toEqual([1, 3]);
    expect(
      readFeedback([HEADER, '3/13/26\t1\t"quoted\ttab"\t\t222-3344556-7788990\tx'].join('\n')),
    ).toMatchObject([{ answered: false }]);
  });

  it('whose words look like another row ends nothing: in a torn file nobody has answered', () => {
    const forged = `bad\n3/13/26\t1\tx\tWe are sorry\t222-0000000-0000001\tx`;
    expect(readFeedback([HEADER, row(1, forged)].join('\n')).map(({ answered }) => answered)).toEqual([
      false,
    ]);
  });

  it('of nothing is nothing', () => {
    expect(readFeedback('')).toEqual([]);
    expect(readFeedback(HEADER)).toEqual([]);
    expect(readFeedback(`${HEADER}\n${row(7)}\n${row('')}\n${row(1, 'x', '', 'no order')}`)).toEqual([]);
  });
});

describe('returns', () => {
  it('give order, day, whether they wait, and whether a claim was filed', () => {
    expect(readReturns(documentOf('GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE'))).toEqual([
      {
        orderId: '333-5566778-9900112',
        rmaId: 'RMA-1',
        requestedOn: day('2026-03-02'),
        status: 'pending',
        claim: false,
      },
      {
        orderId: '333-1111111-2222222',
        rmaId: 'RMA-2',
        requestedOn: day('2026-02-27'),
        status: 'decided',
        claim: false,
      },
      {
        orderId: '333-3333333-4444444',
        rmaId: 'RMA-3',
        requestedOn: day('2026-03-01'),
        status: 'decided',
        claim: true,
      },
    ]);
  });

  it('have their columns by name, or at Amazon’s positions where the names are in another language', () => {
    const moved =
      'Return request status\tOrder ID\tAmazon RMA ID\tReturn request date\tA-to-Z Claim\nPending Authorization\t333-5566778-9900112\tR1\t02-Mar-2026\tyes';
    expect(readReturns(moved)).toEqual([
      {
        orderId: '333-5566778-9900112',
        rmaId: 'R1',
        requestedOn: day('2026-03-02'),
        status: 'pending',
        claim: true,
      },
    ]);
    const german = `Bestellnummer\tBestelldatum\tAntragsdatum\tStatus\tRMA\n333-5566778-9900112\t01.03.2026\t02.03.2026\tPending\tR1`;
    expect(readReturns(german)).toMatchObject([
      { rmaId: 'R1', requestedOn: day('2026-03-02'), status: 'pending' },
    ]);
  });

  it.each(['english', 'chinese'])('show a claim under the whole header of Amazon, in %s', (language) => {
    expect(readReturns(readFileSync(`test/fixtures/cases/05-returns-${language}.tsv`, 'utf8'))).toEqual([
      {
        orderId: '302-1234567-1234567',
        rmaId: 'Dabc123RRMA',
        requestedOn: day('2026-03-01'),
        status: 'decided',
        claim: true,
      },
    ]);
  });

  it('of a torn file do not count as decided', () => {
    const text = 'Order ID\tReturn request status\n333-5566778-9900113\tApproved\nsomebody’s words';
    expect(readReturns(text).map(({ status }) => status)).toEqual(['unknown']);
  });

  it('with an unknown word are neither pending nor decided', () => {
    const text =
      'Order ID\tReturn request status\n333-5566778-9900112\tIn review\n333-5566778-9900113\tApproved';
    expect(readReturns(text).map(({ status }) => status)).toEqual(['unknown', 'decided']);
  });
});

describe('contact response times', () => {
  it('are listed by time frame, the shortest first', () => {
    expect(readContactResponse(documentOf('GET_V1_SELLER_PERFORMANCE_REPORT'), US).frames).toMatchObject([
      {
        from: at('10:00') - 7 * 86_400_000,
        until: at('10:00'),
        averageHours: 7.5,
        within24Hours: 97,
        after24Hours: 3,
        unanswered: 0,
      },
      { from: at('10:00') - 30 * 86_400_000 },
      { from: at('10:00') - 90 * 86_400_000 },
    ]);
  });

  it('are found with one frame, with name spaces and in another case, and of the requested marketplace', () => {
    const frame = (answered: number): string =>
      `<n:ResponseTimeMetrics><n:TimeFrame><n:Start>2026-02-23T00:00:00Z</n:Start><n:End>2026-03-02T00:00:00Z</n:End></n:TimeFrame>
       <n:ResponseUnder24Hours>${answered}</n:ResponseUnder24Hours><n:ResponseTimeGreaterThan24Hours>1</n:ResponseTimeGreaterThan24Hours>
       <n:NoResponseForContactsOlderThan24Hours>0</n:NoResponseForContactsOlderThan24Hours></n:ResponseTimeMetrics>`;
    expect(readContactResponse(`<n:R>${frame(9)}</n:R>`, US).frames).toMatchObject([
      { within24Hours: 9, averageHours: null },
    ]);
    const two = `<R>${['A1PA6795UKMFR9', US].map((id, index) => `<MarketplacePerformance><id>${id}</id>${frame(index + 1)}</MarketplacePerformance>`).join('')}</R>`;
    expect(readContactResponse(two, US).frames).toMatchObject([{ within24Hours: 2 }]);
    expect(readContactResponse('<R><metrics/></R>', US).frames).toEqual([]);
  });

  it('are empty for anything but XML', () => {
    for (const text of ['', 'no', '{"a":1}', '<'.repeat(10), 'a'.repeat(5_000_001)])
      expect(() => readContactResponse(text, US)).toThrow(ReportError);
  });

  it('expand no entity, and nesting does not lead them astray', () => {
    const bomb = `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><r>&b;</r>`;
    const readOrRefused = (text: string): unknown => {
      try {
        return readContactResponse(text, US).frames;
      } catch (error) {
        if (!(error instanceof ReportError)) throw error;
        return [];
      }
    };
    expect(readOrRefused(bomb)).toEqual([]);
    expect(readOrRefused('<a>'.repeat(20_000))).toEqual([]);
  });
});

describe('no reader', () => {
  const texts = [
    'GET_V1_SELLER_PERFORMANCE_REPORT',
    'GET_SELLER_FEEDBACK_DATA',
    'GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE',
  ].map(documentOf);

  it.each([
    ['of feedback', readFeedback],
    ['of returns', readReturns],
    ['of response times', (text: string) => readContactResponse(text, US)],
  ])('%s never fails unexpectedly', (_, read) => {
    const readOrRefused = (text: string): void => {
      try {
        read(text);
      } catch (error) {
        if (!(error instanceof ReportError)) throw error;
      }
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(2_000),
        fc.nat(40),
        fc.string({ unit: 'binary' }),
        (text, from, length, put) => readOrRefused(text.slice(0, from) + put + text.slice(from + length)),
      ),
      { numRuns: 500 },
    );
  });
});
