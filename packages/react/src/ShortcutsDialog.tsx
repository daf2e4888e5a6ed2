import { Dialog } from './Dialog.tsx'
import { SHORTCUTS, type Shortcut } from './shortcuts.ts'
import { useStrings } from './strings/useWords.ts'

// The table's own keys, in its order.
const names = Object.keys(SHORTCUTS) as Shortcut[]

/** What the keyboard can do. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const strings = useStrings()
  return (
    <Dialog title={strings.shortcutsTitle} onClose={onClose}>
      <dl className="sg-shortcuts">
        {names.map((name) => (
          <div key={name}>
            <dt>
              {SHORTCUTS[name].map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{strings.shortcuts[name]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
