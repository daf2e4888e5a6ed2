'use client'

import { useId } from 'react'

export interface Choice<Value extends string> {
  value: Value
  label: string
  /** The language of the label, where it is not the page's. */
  lang?: string
}

export interface ChoiceGroupProps<Value extends string> {
  legend: string
  choices: readonly Choice<Value>[]
  value: Value
  onChoose: (value: Value) => void
}

/** A few short choices in a row, one of them taken: radio buttons in other clothes. */
export function ChoiceGroup<Value extends string>({
  legend,
  choices,
  value,
  onChoose,
}: ChoiceGroupProps<Value>) {
  const name = useId()
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm text-ink-soft">{legend}</legend>
      <div className="flex flex-wrap rounded-lg border border-line-strong p-0.5">
        {choices.map((choice) => (
          <label
            key={choice.value}
            lang={choice.lang}
            className="flex min-h-11 flex-1 cursor-pointer items-center justify-center rounded-md px-3 text-sm font-medium whitespace-nowrap has-checked:bg-primary has-checked:text-on-primary has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-primary"
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
