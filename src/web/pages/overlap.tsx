/** Groups of rules that look for nearly the same, of whatever vendor. */
import type { OverlapPage } from '../../server/api-overlap.ts'
import { visible } from '../../text/visible.ts'
import { plural, Turn, vendorName } from '../parts/words.tsx'
import { Frame, type Site, To } from '../site.tsx'

const mostRules = 8

export const Overlap = ({ page, site }: { page: OverlapPage; site: Site }) => (
  <Frame site={site} title="Overlap" part="/overlap/">
    <main id="main" class="page">
      <h1>Overlap</h1>
      <p class="note">
        Rules that share most of what they look for, field by field, rare values counting for more than common ones;
        names of fields and spellings of vendors do not matter. {plural(page.total, 'group')}, the closest first.
      </p>
      {page.groups.length === 0 && <p class="empty">No two rules look for much of the same.</p>}
      <ol class="groups">
        {page.groups.map(({ rules, shared }) => (
          <li>
            <p class="logic">
              {shared.map(sentence => (
                <span>{visible(sentence)}</span>
              ))}
            </p>
            <ul>
              {rules.slice(0, mostRules).map(({ label, address, vendor, likeness, pair }, index) => (
                <li>
                  <To to={address}>{visible(label)}</To>{' '}
                  <span class="note">
                    {vendorName(vendor)}
                    {index > 0 && ` · ${Math.round(likeness * 100)} % alike`}
                    {pair !== undefined && (
                      <>
                        {' · '}
                        <To to={pair} aria-label={`compare with ${visible(rules[0]?.label ?? '')}`}>
                          compare
                        </To>
                      </>
                    )}
                  </span>
                </li>
              ))}
            </ul>
            {rules.length > mostRules && <p class="note">{plural(rules.length - mostRules, 'rule')} more</p>}
          </li>
        ))}
      </ol>
      <Turn of={page} />
    </main>
  </Frame>
)
