/* What a host writes that wants the button: everything else of the widget comes with it. */
export { TripChatButton } from '@steppergo/chat-react/button'
